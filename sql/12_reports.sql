-- Reports: what this release keeps of each article.

CREATE TABLE ldpd.coverage (
    article int PRIMARY KEY REFERENCES ldpd.article,
    how     text NOT NULL CHECK (how IN ('enforced', 'recorded', 'declaratory', 'later')),
    objects text[] NOT NULL DEFAULT '{}',
    tests   text[] NOT NULL DEFAULT '{}',
    CONSTRAINT kept_by_something CHECK (how IN ('declaratory', 'later') OR objects <> '{}'),
    CONSTRAINT enforced_is_tested CHECK (how <> 'enforced' OR tests <> '{}')
);
COMMENT ON TABLE ldpd.coverage IS '各条由什么落实:enforced 由数据库强制、recorded 留有记录、declaratory 宣示性、later 本版本尚未落实';
COMMENT ON COLUMN ldpd.coverage.article IS '条号';
COMMENT ON COLUMN ldpd.coverage.how IS '落实的方式';
COMMENT ON COLUMN ldpd.coverage.objects IS '落实它的对象:表、视图、函数、类型(ldpd 模式中的名称)';
COMMENT ON COLUMN ldpd.coverage.tests IS '试图违反它的测试:test/ 下的文件';
GRANT SELECT ON ldpd.coverage TO PUBLIC;

INSERT INTO ldpd.coverage (article, how, objects, tests) VALUES
    (1, 'declaratory', '{}', '{}'),
    (2, 'enforced', '{resource,resource_guard}', '{pgtap/02_catalogue.sql}'),
    (3, 'enforced', '{agency,agency_guard}', '{pgtap/01_who.sql}'),
    (4, 'declaratory', '{}', '{}'),
    (5, 'enforced', '{agency,agency_guard,region,registry_guard,reminder,reminder_lead,remind}', '{pgtap/01_who.sql,pgtap/02_catalogue.sql,pgtap/09_reminder.sql}'),
    (6, 'enforced', '{resource_version,resource_item,vocabulary,vocabulary_code,resource_class,classification,catalogue_sheet,lifecycle}', '{pgtap/02_catalogue.sql,pgtap/02_metadata.sql,pgtap/02_sheet.sql}'),
    (7, 'enforced', '{resource_version,catalogue,catalogue_sheet,move_sheet,sheet_guard,lifecycle}', '{pgtap/02_catalogue.sql,pgtap/02_sheet.sql}'),
    (8, 'enforced', '{catalogue_change,duty,ddl_watch,explain_due}', '{pgtap/02_catalogue.sql,pgtap/09_duty.sql}'),
    (9, 'enforced', '{repeats,demand,common_item,city_setting}', '{pgtap/03_collection.sql}'),
    (10, 'enforced', '{attach,item_drift,quality_rule,measure_quality,quality,correction}', '{pgtap/03_collection.sql}'),
    (11, 'enforced', '{credit_code,resident_id,version_subject,subject_identifier,identifier_drift,open_request}', '{pgtap/00_types_credit_code.sql,pgtap/00_types_resident_id.sql,pgtap/03_collection.sql,pgtap/05_opening.sql}'),
    (12, 'enforced', '{version_provision,provision_guard,data_change,note_change,freshness,update_due}', '{pgtap/03_collection.sql}'),
    (13, 'enforced', '{library,library_resource,library_guard,library_content,library_summary}', '{pgtap/03_collection.sql}'),
    (14, 'enforced', '{resource_version,share_class,share_by_class,basis_rule,basis_citation,basis_lapsed}', '{pgtap/02_catalogue.sql,pgtap/04_grants.sql,pgtap/01_legal_basis.sql}'),
    (15, 'enforced', '{share_class,share_grant,may_read,reads_under,explain_access}', '{pgtap/04_sharing.sql,pgtap/04_access.sql,pgtap/04_grants.sql}'),
    (16, 'enforced', '{share_request,share_grant,duty,attach,provision,basis_citation,refusal_by_ground}', '{pgtap/04_sharing.sql,pgtap/04_access.sql,pgtap/09_duty.sql,pgtap/01_legal_basis.sql}'),
    (17, 'enforced', '{share_grant,may_read,current_agency,derived,outlet,usage,grant_suspension,grant_quota,grant_ending,grant_unused}', '{pgtap/04_access.sql,pgtap/04_derived.sql,pgtap/04_grants.sql}'),
    (18, 'enforced', '{emergency_share,share_grant,emergency_notice,city_setting,duty}', '{pgtap/04_sharing.sql,pgtap/04_grants.sql}'),
    (19, 'enforced', '{open_request,open_catalogue,may_read}', '{pgtap/05_opening.sql,pgtap/05_list.sql}'),
    (20, 'enforced', '{resource_version,open_class,may_read,item_masking,attach,basis_citation}', '{pgtap/02_catalogue.sql,pgtap/05_opening.sql,pgtap/05_list.sql,pgtap/01_legal_basis.sql}'),
    (21, 'enforced', '{open_list,open_list_entry,open_catalogue,open_list_sheet}', '{pgtap/05_list.sql}'),
    (22, 'enforced', '{open_request,duty}', '{pgtap/05_opening.sql,pgtap/09_duty.sql}'),
    (23, 'declaratory', '{}', '{}'),
    (24, 'enforced', '{open_request,share_grant,may_read,usage}', '{pgtap/05_opening.sql,pgtap/06_use.sql}'),
    (25, 'enforced', '{agreement,city_setting}', '{pgtap/06_use.sql}'),
    (26, 'declaratory', '{}', '{}'),
    (27, 'enforced', '{pilot_operation,pilot_scope,agreement,share_grant,state_assets_office,pilot_supervision,pilot_assets,pilot_use}', '{pgtap/07_pilot.sql}'),
    (28, 'enforced', '{pilot_scope,pilot_watch,pseudonym,pseudonym_key,pseudonym_rotation,item_masking,ledger,ledger_guard,seal_ledger,verify_ledger,evidence,prune_ledger,security_of_ledger}', '{pgtap/07_pilot.sql,pgtap/08_masking.sql,pgtap/08_ledger.sql,pgtap/08_ledger_months.sql,pgtap/08_ledger_seal.sql}'),
    (29, 'enforced', '{pilot_product,product_contract,contract_unfiled}', '{pgtap/07_pilot.sql}'),
    (30, 'declaratory', '{}', '{}'),
    (31, 'enforced', '{agency_role,current_agency,may_write,attach,responsibility,security_check,security_acknowledgement}', '{pgtap/01_who.sql,pgtap/04_access.sql,pgtap/08_security_check.sql,pgtap/08_levels.sql}'),
    (32, 'enforced', '{level_scheme,data_level,resource_version,resource_item,level_drift}', '{pgtap/08_levels.sql}'),
    (33, 'declaratory', '{}', '{}'),
    (34, 'enforced', '{security_duty,security_task,incident,incident_freeze,duty,ledger,detach,ddl_watch,security_check,security_check_record}', '{pgtap/08_incident.sql,pgtap/08_security_check.sql}'),
    (35, 'enforced', '{evaluation,evaluation_figures,evaluation_result,evaluation_mark,evaluation_sheet}', '{pgtap/09_evaluation.sql}'),
    (36, 'enforced', '{project,project_check,project_figures}', '{pgtap/09_evaluation.sql}'),
    (37, 'declaratory', '{}', '{}'),
    (38, 'enforced', '{report,report_finding,matter}', '{pgtap/09_matters.sql}'),
    (39, 'enforced', '{dispute,duty,matter}', '{pgtap/09_matters.sql}'),
    (40, 'declaratory', '{}', '{}'),
    (41, 'enforced', '{may_write,breach,rectification,duty}', '{pgtap/04_access.sql,pgtap/10_breach.sql}'),
    (42, 'recorded', '{breach,report_finding}', '{pgtap/09_matters.sql,pgtap/10_breach.sql}'),
    (43, 'enforced', '{breach,rectification,duty}', '{pgtap/10_breach.sql}'),
    (44, 'enforced', '{agency,current_agency}', '{pgtap/01_instrument.sql}'),
    (45, 'enforced', '{instrument,instrument_guard,instrument_difference,duty_rule,duty_rule_guard}', '{pgtap/01_rules.sql,pgtap/01_instrument.sql}');
