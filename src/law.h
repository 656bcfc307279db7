/*
 * law.h
 *		Sentences of the regulation that more than one file cites in its errors; what one file alone cites stands there.
 */
#ifndef LDPD_LAW_H
#define LDPD_LAW_H

#define LAW_17	"公共管理和服务机构通过共享获取的公共数据,应当用于本部门(单位)履行职责或者提供公共服务需要,不得直接提供给第三方。"
#define LAW_24	"使用或者利用依申请开放的公共数据应当与申请的使用用途保持一致。"
#define LAW_28	"实现数据试点运营全过程可记录、可审计、可追溯。"
#define LAW_31	"谁收集谁负责、谁持有谁负责、谁管理谁负责、谁使用谁负责、谁运营谁负责。"

#endif							/* LDPD_LAW_H */
