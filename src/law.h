/*
 * law.h
 *		Sentences of the regulation that more than one file cites in its errors; what one file alone cites stands there.
 */
#ifndef LDPD_LAW_H
#define LDPD_LAW_H

#define LAW_6	"制定本市公共数据目录编制规范,明确数据的元数据、共享和开放属性、安全级别、使用要求、更新周期等。"
#define LAW_7	"编制本部门(单位)公共数据目录,报本级大数据工作主管部门审定。市大数据工作主管部门负责目录审核、汇总,形成全市统一的公共数据目录。"
#define LAW_8	"公共数据目录要素调整或者行政管理职能发生变化的,公共管理和服务机构应当在15个工作日内更新公共数据目录,并报本级大数据工作主管部门审定。"
#define LAW_10	"应当在法律允许范围内按照政务信息资源目录采集本部门(单位)履行职责过程中产生或获取的全部信息,确保信息真实、准确、完整。"
#define LAW_15	"仅能够部分提供给公共管理和服务机构的公共数据属于有条件共享类。"
#define LAW_17	"公共管理和服务机构通过共享获取的公共数据,应当用于本部门(单位)履行职责或者提供公共服务需要,不得直接提供给第三方。"
#define LAW_24	"使用或者利用依申请开放的公共数据应当与申请的使用用途保持一致。"
#define LAW_28	"实现数据试点运营全过程可记录、可审计、可追溯。"
#define LAW_31	"谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责、谁运营谁负责。"
#define LAW_34	"落实公共数据安全保护责任,保障数据安全。"
#define LAW_41	"由本级大数据工作主管部门通知限期整改。"

#endif							/* LDPD_LAW_H */
