CREATE TABLE `trail_cut` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`remains_hash` text NOT NULL,
	`destruction_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `trail_cut_destruction` ON `trail_cut` (`destruction_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `destruction` (
	`id` text PRIMARY KEY NOT NULL,
	`record_class` text NOT NULL,
	`reason` text NOT NULL,
	`ground` text NOT NULL,
	`years` integer NOT NULL,
	`newest_at` text NOT NULL,
	`newest_on` text NOT NULL,
	`due_on` text NOT NULL,
	`tables` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `destruction_requested` ON `destruction` (`requested_at`);--> statement-breakpoint
CREATE TABLE `destruction_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`destruction_id` text NOT NULL,
	`decision` text NOT NULL,
	`note` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_role` text NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`destruction_id`) REFERENCES `destruction`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `destruction_decision_person` ON `destruction_decision` (`destruction_id`,`decided_by`);--> statement-breakpoint
CREATE TABLE `destruction_gate` (
	`destruction_id` text PRIMARY KEY NOT NULL,
	`record_class` text NOT NULL,
	FOREIGN KEY (`destruction_id`) REFERENCES `destruction_voucher`(`destruction_id`) ON UPDATE no action ON DELETE no action DEFERRABLE INITIALLY DEFERRED
) STRICT;
--> statement-breakpoint
CREATE TABLE `destruction_voucher` (
	`destruction_id` text PRIMARY KEY NOT NULL,
	`carried_out_at` text NOT NULL,
	`operator` text NOT NULL,
	`witness` text NOT NULL,
	`tables` text NOT NULL,
	`hash` text NOT NULL,
	`trail_entries` integer NOT NULL,
	`trail_digest` text NOT NULL,
	FOREIGN KEY (`destruction_id`) REFERENCES `destruction`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `retention_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`record_class` text NOT NULL,
	`reason` text NOT NULL,
	`placed_by` text NOT NULL,
	`placed_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `retention_hold_lift` (
	`hold_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`lifted_by` text NOT NULL,
	`lifted_at` text NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `retention_hold`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `retention_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`record_class` text NOT NULL,
	`years` integer NOT NULL,
	`ground` text NOT NULL,
	`approver` text NOT NULL,
	`approved_on` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `retention_rule_class` ON `retention_rule` (`record_class`,`entered_at`);
--> statement-breakpoint
CREATE TRIGGER `retention_rule_no_update` BEFORE UPDATE ON `retention_rule` BEGIN SELECT RAISE(ABORT, 'retention_rule is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `retention_rule_no_delete` BEFORE DELETE ON `retention_rule` BEGIN SELECT RAISE(ABORT, 'retention_rule is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `retention_hold_no_update` BEFORE UPDATE ON `retention_hold` BEGIN SELECT RAISE(ABORT, 'retention_hold is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `retention_hold_no_delete` BEFORE DELETE ON `retention_hold` BEGIN SELECT RAISE(ABORT, 'retention_hold is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `retention_hold_lift_no_update` BEFORE UPDATE ON `retention_hold_lift` BEGIN SELECT RAISE(ABORT, 'retention_hold_lift is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `retention_hold_lift_no_delete` BEFORE DELETE ON `retention_hold_lift` BEGIN SELECT RAISE(ABORT, 'retention_hold_lift is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_no_update` BEFORE UPDATE ON `destruction` BEGIN SELECT RAISE(ABORT, 'destruction is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_no_delete` BEFORE DELETE ON `destruction` BEGIN SELECT RAISE(ABORT, 'destruction is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_decision_no_update` BEFORE UPDATE ON `destruction_decision` BEGIN SELECT RAISE(ABORT, 'destruction_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_decision_no_delete` BEFORE DELETE ON `destruction_decision` BEGIN SELECT RAISE(ABORT, 'destruction_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_voucher_no_update` BEFORE UPDATE ON `destruction_voucher` BEGIN SELECT RAISE(ABORT, 'destruction_voucher is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_voucher_no_delete` BEFORE DELETE ON `destruction_voucher` BEGIN SELECT RAISE(ABORT, 'destruction_voucher is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `trail_cut_no_update` BEFORE UPDATE ON `trail_cut` BEGIN SELECT RAISE(ABORT, 'trail_cut is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `trail_cut_no_delete` BEFORE DELETE ON `trail_cut` BEGIN SELECT RAISE(ABORT, 'trail_cut is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_gate_no_update` BEFORE UPDATE ON `destruction_gate` BEGIN SELECT RAISE(ABORT, 'the gate is not moved'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_gate_checked` BEFORE INSERT ON `destruction_gate` WHEN NOT EXISTS (
  SELECT 1 FROM `destruction` AS d WHERE d.`id` = NEW.`destruction_id` AND d.`record_class` = NEW.`record_class`
    AND d.`due_on` <= date('now', '+8 hours') AND d.`due_on` > date(d.`newest_on`, '+2 years')
    AND NOT EXISTS (SELECT 1 FROM `destruction_voucher` WHERE `destruction_id` = d.`id`)
    AND NOT EXISTS (SELECT 1 FROM `destruction_decision` WHERE `destruction_id` = d.`id` AND `decision` <> 'approve')
    AND (SELECT count(DISTINCT `decided_by`) FROM `destruction_decision` WHERE `destruction_id` = d.`id` AND `decided_by` <> d.`requested_by`) >= 2
    AND (SELECT count(DISTINCT `decided_role`) FROM `destruction_decision` WHERE `destruction_id` = d.`id` AND `decided_by` <> d.`requested_by`) >= 2
    AND NOT EXISTS (SELECT 1 FROM `retention_hold` AS h WHERE h.`record_class` IN ('all', d.`record_class`)
      AND (h.`placed_at` >= d.`requested_at` OR NOT EXISTS (SELECT 1 FROM `retention_hold_lift` WHERE `hold_id` = h.`id`)))
) BEGIN SELECT RAISE(ABORT, 'not approved, not due, under hold or carried out'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_voucher_checked` BEFORE INSERT ON `destruction_voucher` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `destruction_id` = NEW.`destruction_id`) BEGIN SELECT RAISE(ABORT, 'no voucher without a destruction'); END;
--> statement-breakpoint
CREATE TRIGGER `destruction_gate_shut` AFTER INSERT ON `destruction_voucher` BEGIN DELETE FROM `destruction_gate` WHERE `destruction_id` = NEW.`destruction_id`; END;
--> statement-breakpoint
CREATE TRIGGER `trail_cut_checked` BEFORE INSERT ON `trail_cut` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `destruction_id` = NEW.`destruction_id`) BEGIN SELECT RAISE(ABORT, 'the trail is cut by destructions alone'); END;
--> statement-breakpoint
DROP TRIGGER `audit_entry_no_update`;
--> statement-breakpoint
CREATE TRIGGER `audit_entry_no_update` BEFORE UPDATE ON `audit_entry` WHEN NOT (
  NEW.`reason` IS NULL AND NEW.`before` IS NULL AND NEW.`after` IS NULL AND NEW.`sequence` IS OLD.`sequence` AND NEW.`recorded_at` IS OLD.`recorded_at` AND NEW.`request_id` IS OLD.`request_id` AND NEW.`actor_id` IS OLD.`actor_id` AND NEW.`actor_role` IS OLD.`actor_role` AND NEW.`action` IS OLD.`action` AND NEW.`subject_kind` IS OLD.`subject_kind` AND NEW.`subject_id` IS OLD.`subject_id` AND NEW.`previous_hash` IS OLD.`previous_hash` AND NEW.`hash` IS OLD.`hash` AND NEW.`address` IS OLD.`address` AND NEW.`device` IS OLD.`device` AND NEW.`algorithm` IS OLD.`algorithm`
  AND EXISTS (SELECT 1 FROM `trail_cut` AS c JOIN `destruction_gate` AS g ON g.`destruction_id` = c.`destruction_id` WHERE c.`sequence` = OLD.`sequence` AND c.`hash` = OLD.`hash`)
) BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
DROP TRIGGER `recheck_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `recheck_no_delete` BEFORE DELETE ON `recheck` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'recheck is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `response_attention_no_delete` BEFORE DELETE ON `response_attention` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'response_attention is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `finding_batch_item_no_delete` BEFORE DELETE ON `finding_batch_item` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'finding_batch_item is kept'); END;
--> statement-breakpoint
DROP TRIGGER `response_return_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `response_return_no_delete` BEFORE DELETE ON `response_return` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'response_return is kept'); END;
--> statement-breakpoint
DROP TRIGGER `review_act_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `review_act_no_delete` BEFORE DELETE ON `review_act` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'review_act is kept'); END;
--> statement-breakpoint
DROP TRIGGER `signal_settlement_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `signal_settlement_no_delete` BEFORE DELETE ON `signal_settlement` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'signal_settlement is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `signal_response_no_delete` BEFORE DELETE ON `signal_response` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'signal_response is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `signal_no_delete` BEFORE DELETE ON `signal` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'signal is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `arrival_no_delete` BEFORE DELETE ON `arrival` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'arrival is kept'); END;
--> statement-breakpoint
DROP TRIGGER `cross_unit_settlement_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_settlement_no_delete` BEFORE DELETE ON `cross_unit_settlement` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'cross_unit_settlement is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_case_no_delete` BEFORE DELETE ON `cross_unit_case` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'cross_unit_case is kept'); END;
--> statement-breakpoint
DROP TRIGGER `cross_unit_finding_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `cross_unit_finding_no_delete` BEFORE DELETE ON `cross_unit_finding` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'cross_unit_finding is kept'); END;
--> statement-breakpoint
DROP TRIGGER `evaluation_finding_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `evaluation_finding_no_delete` BEFORE DELETE ON `evaluation_finding` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'evaluation_finding is kept'); END;
--> statement-breakpoint
DROP TRIGGER `evaluation_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_delete` BEFORE DELETE ON `evaluation` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'evaluation is kept'); END;
--> statement-breakpoint
DROP TRIGGER `finding_step_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `finding_step_no_delete` BEFORE DELETE ON `finding_step` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'finding_step is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `finding_case_no_delete` BEFORE DELETE ON `finding_case` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'finding_case is kept'); END;
--> statement-breakpoint
DROP TRIGGER `finding_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `finding_no_delete` BEFORE DELETE ON `finding` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'finding is kept'); END;
--> statement-breakpoint
DROP TRIGGER `sign_off_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `sign_off_no_delete` BEFORE DELETE ON `sign_off` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'sign_off is kept'); END;
--> statement-breakpoint
DROP TRIGGER `quarantined_upload_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `quarantined_upload_no_delete` BEFORE DELETE ON `quarantined_upload` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'quarantined_upload is kept'); END;
--> statement-breakpoint
DROP TRIGGER `revision_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `revision_no_delete` BEFORE DELETE ON `revision` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'revision is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `response_no_delete` BEFORE DELETE ON `response` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'response is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `prior_response_no_delete` BEFORE DELETE ON `prior_response` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'responses') BEGIN SELECT RAISE(ABORT, 'prior_response is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_no_delete` BEFORE DELETE ON `photo` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'field-material') BEGIN SELECT RAISE(ABORT, 'photo is kept'); END;
--> statement-breakpoint
DROP TRIGGER `field_act_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `field_act_no_delete` BEFORE DELETE ON `field_act` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'field-material') BEGIN SELECT RAISE(ABORT, 'field_act is kept'); END;
--> statement-breakpoint
DROP TRIGGER `evidence_content_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `evidence_content_no_delete` BEFORE DELETE ON `evidence_content` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'field-material') BEGIN SELECT RAISE(ABORT, 'evidence_content is kept'); END;
--> statement-breakpoint
DROP TRIGGER `evidence_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `evidence_no_delete` BEFORE DELETE ON `evidence` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'field-material') BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;
--> statement-breakpoint
DROP TRIGGER `attribute_list_report_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `attribute_list_report_no_delete` BEFORE DELETE ON `attribute_list_report` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'lists') BEGIN SELECT RAISE(ABORT, 'attribute_list_report is kept'); END;
--> statement-breakpoint
DROP TRIGGER `attribute_list_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `attribute_list_no_delete` BEFORE DELETE ON `attribute_list` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'lists') BEGIN SELECT RAISE(ABORT, 'attribute_list is kept'); END;
--> statement-breakpoint
DROP TRIGGER `frame_notice_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `frame_notice_no_delete` BEFORE DELETE ON `frame_notice` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'lists') BEGIN SELECT RAISE(ABORT, 'frame_notice is kept'); END;
--> statement-breakpoint
DROP TRIGGER `frame_rejection_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `frame_rejection_no_delete` BEFORE DELETE ON `frame_rejection` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'lists') BEGIN SELECT RAISE(ABORT, 'frame_rejection is kept'); END;
--> statement-breakpoint
DROP TRIGGER `frame_upload_part_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `frame_upload_part_no_delete` BEFORE DELETE ON `frame_upload_part` WHEN EXISTS (SELECT 1 FROM `frame_import` WHERE `id` = OLD.`upload_id`) AND NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'lists') BEGIN SELECT RAISE(ABORT, 'frame_upload_part is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_ledger_entry_version_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_entry_version_no_delete` BEFORE DELETE ON `unit_ledger_entry_version` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'unit-ledgers') BEGIN SELECT RAISE(ABORT, 'unit_ledger_entry_version is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_ledger_entry_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_entry_no_delete` BEFORE DELETE ON `unit_ledger_entry` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'unit-ledgers') BEGIN SELECT RAISE(ABORT, 'unit_ledger_entry is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_ledger_import_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_import_no_delete` BEFORE DELETE ON `unit_ledger_import` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'unit-ledgers') BEGIN SELECT RAISE(ABORT, 'unit_ledger_import is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_ledger_file_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_ledger_file_no_delete` BEFORE DELETE ON `unit_ledger_file` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'unit-ledgers') BEGIN SELECT RAISE(ABORT, 'unit_ledger_file is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `message_mark_no_delete` BEFORE DELETE ON `message_mark` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'message_mark is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `message_thread_no_delete` BEFORE DELETE ON `message_thread` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'message_thread is kept'); END;
--> statement-breakpoint
DROP TRIGGER `message_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `message_no_delete` BEFORE DELETE ON `message` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'message is kept'); END;
--> statement-breakpoint
DROP TRIGGER `reminder_outcome_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `reminder_outcome_no_delete` BEFORE DELETE ON `reminder_outcome` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'reminder_outcome is kept'); END;
--> statement-breakpoint
DROP TRIGGER `notice_outcome_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `notice_outcome_no_delete` BEFORE DELETE ON `notice_outcome` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'notice_outcome is kept'); END;
--> statement-breakpoint
DROP TRIGGER `notice_letter_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `notice_letter_no_delete` BEFORE DELETE ON `notice_letter` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'notice_letter is kept'); END;
--> statement-breakpoint
DROP TRIGGER `reminder_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `reminder_no_delete` BEFORE DELETE ON `reminder` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'correspondence') BEGIN SELECT RAISE(ABORT, 'reminder is kept'); END;
--> statement-breakpoint
DROP TRIGGER `listing_unit_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `listing_unit_no_delete` BEFORE DELETE ON `listing_unit` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'listing_unit is kept'); END;
--> statement-breakpoint
DROP TRIGGER `household_move_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `household_move_no_delete` BEFORE DELETE ON `household_move` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'household_move is kept'); END;
--> statement-breakpoint
DROP TRIGGER `sample_mark_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `sample_mark_no_delete` BEFORE DELETE ON `sample_mark` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'sample_mark is kept'); END;
--> statement-breakpoint
DROP TRIGGER `sample_household_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `sample_household_no_delete` BEFORE DELETE ON `sample_household` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'sample_household is kept'); END;
--> statement-breakpoint
DROP TRIGGER `pes_judgement_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `pes_judgement_no_delete` BEFORE DELETE ON `pes_judgement` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'pes_judgement is kept'); END;
--> statement-breakpoint
DROP TRIGGER `pes_find_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `pes_find_no_delete` BEFORE DELETE ON `pes_find` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'pes_find is kept'); END;
--> statement-breakpoint
DROP TRIGGER `pes_sealed_unit_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `pes_sealed_unit_no_delete` BEFORE DELETE ON `pes_sealed_unit` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'pes_sealed_unit is kept'); END;
--> statement-breakpoint
DROP TRIGGER `omission_step_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `omission_step_no_delete` BEFORE DELETE ON `omission_step` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'omission_step is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `omission_signal_no_delete` BEFORE DELETE ON `omission_signal` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'omission_signal is kept'); END;
--> statement-breakpoint
DROP TRIGGER `coding_undo_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `coding_undo_no_delete` BEFORE DELETE ON `coding_undo` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'coding_undo is kept'); END;
--> statement-breakpoint
DROP TRIGGER `industry_coding_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `industry_coding_no_delete` BEFORE DELETE ON `industry_coding` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'industry_coding is kept'); END;
--> statement-breakpoint
DROP TRIGGER `coding_act_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `coding_act_no_delete` BEFORE DELETE ON `coding_act` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'coding_act is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `industry_description_no_delete` BEFORE DELETE ON `industry_description` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'industry_description is kept'); END;
--> statement-breakpoint
DROP TRIGGER `notice_given_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `notice_given_no_delete` BEFORE DELETE ON `notice_given` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'notice_given is kept'); END;
--> statement-breakpoint
DROP TRIGGER `establishment_word_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `establishment_word_no_delete` BEFORE DELETE ON `establishment_word` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'establishment_word is kept'); END;
--> statement-breakpoint
DROP TRIGGER `establishment_declaration_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `establishment_declaration_no_delete` BEFORE DELETE ON `establishment_declaration` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'establishment_declaration is kept'); END;
--> statement-breakpoint
DROP TRIGGER `duplicate_undo_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `duplicate_undo_no_delete` BEFORE DELETE ON `duplicate_undo` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'duplicate_undo is kept'); END;
--> statement-breakpoint
DROP TRIGGER `duplicate_decision_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `duplicate_decision_no_delete` BEFORE DELETE ON `duplicate_decision` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'duplicate_decision is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `duplicate_pair_no_delete` BEFORE DELETE ON `duplicate_pair` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'duplicate_pair is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_outcome_withdrawal_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_outcome_withdrawal_no_delete` BEFORE DELETE ON `unit_outcome_withdrawal` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'unit_outcome_withdrawal is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_outcome_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_outcome_no_delete` BEFORE DELETE ON `unit_outcome` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'unit_outcome is kept'); END;
--> statement-breakpoint
DROP TRIGGER `unit_attribute_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `unit_attribute_no_delete` BEFORE DELETE ON `unit_attribute` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'unit_attribute is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_placing_no_delete` BEFORE DELETE ON `unit_placing` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'unit_placing is kept'); END;
--> statement-breakpoint
DROP TRIGGER `ledger_judgement_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `ledger_judgement_no_delete` BEFORE DELETE ON `ledger_judgement` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'ledger_judgement is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entry_no_delete` BEFORE DELETE ON `ledger_entry` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'ledger_entry is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `frame_record_no_delete` BEFORE DELETE ON `frame_record` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'frame_record is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `unit_no_delete` BEFORE DELETE ON `unit` WHEN NOT EXISTS (SELECT 1 FROM `destruction_gate` WHERE `record_class` = 'units') BEGIN SELECT RAISE(ABORT, 'unit is kept'); END;
