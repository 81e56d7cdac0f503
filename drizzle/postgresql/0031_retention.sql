CREATE TABLE "trail_cut" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"remains_hash" text NOT NULL,
	"destruction_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "destruction" (
	"id" text PRIMARY KEY NOT NULL,
	"record_class" text NOT NULL,
	"reason" text NOT NULL,
	"ground" text NOT NULL,
	"years" bigint NOT NULL,
	"newest_at" text NOT NULL,
	"newest_on" text NOT NULL,
	"due_on" text NOT NULL,
	"tables" jsonb NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "destruction_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"destruction_id" text NOT NULL,
	"decision" text NOT NULL,
	"note" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_role" text NOT NULL,
	"decided_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "destruction_gate" (
	"destruction_id" text PRIMARY KEY NOT NULL,
	"record_class" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "destruction_voucher" (
	"destruction_id" text PRIMARY KEY NOT NULL,
	"carried_out_at" text NOT NULL,
	"operator" text NOT NULL,
	"witness" text NOT NULL,
	"tables" jsonb NOT NULL,
	"hash" text NOT NULL,
	"trail_entries" bigint NOT NULL,
	"trail_digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_hold" (
	"id" text PRIMARY KEY NOT NULL,
	"record_class" text NOT NULL,
	"reason" text NOT NULL,
	"placed_by" text NOT NULL,
	"placed_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_hold_lift" (
	"hold_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"lifted_by" text NOT NULL,
	"lifted_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"record_class" text NOT NULL,
	"years" bigint NOT NULL,
	"ground" text NOT NULL,
	"approver" text NOT NULL,
	"approved_on" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "destruction_decision" ADD CONSTRAINT "destruction_decision_destruction_id_destruction_id_fk" FOREIGN KEY ("destruction_id") REFERENCES "public"."destruction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destruction_gate" ADD CONSTRAINT "destruction_gate_destruction_id_destruction_voucher_destruction_id_fk" FOREIGN KEY ("destruction_id") REFERENCES "public"."destruction_voucher"("destruction_id") ON DELETE no action ON UPDATE no action DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "destruction_voucher" ADD CONSTRAINT "destruction_voucher_destruction_id_destruction_id_fk" FOREIGN KEY ("destruction_id") REFERENCES "public"."destruction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold_lift" ADD CONSTRAINT "retention_hold_lift_hold_id_retention_hold_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."retention_hold"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trail_cut_destruction" ON "trail_cut" USING btree ("destruction_id","sequence");--> statement-breakpoint
CREATE INDEX "destruction_requested" ON "destruction" USING btree ("requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "destruction_decision_person" ON "destruction_decision" USING btree ("destruction_id","decided_by");--> statement-breakpoint
CREATE INDEX "retention_rule_class" ON "retention_rule" USING btree ("record_class","entered_at");
--> statement-breakpoint
CREATE TRIGGER "retention_rule_append_only" BEFORE UPDATE OR DELETE ON "retention_rule" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "retention_hold_append_only" BEFORE UPDATE OR DELETE ON "retention_hold" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "retention_hold_lift_append_only" BEFORE UPDATE OR DELETE ON "retention_hold_lift" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "destruction_append_only" BEFORE UPDATE OR DELETE ON "destruction" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "destruction_decision_append_only" BEFORE UPDATE OR DELETE ON "destruction_decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "destruction_voucher_append_only" BEFORE UPDATE OR DELETE ON "destruction_voucher" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "trail_cut_append_only" BEFORE UPDATE OR DELETE ON "trail_cut" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "destruction_gate_no_update" BEFORE UPDATE ON "destruction_gate" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION check_destruction_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "destruction" AS d WHERE d."id" = NEW."destruction_id" AND d."record_class" = NEW."record_class"
      AND d."due_on"::date <= (now() AT TIME ZONE 'Asia/Shanghai')::date AND d."due_on"::date > d."newest_on"::date + interval '2 years'
      AND NOT EXISTS (SELECT 1 FROM "destruction_voucher" WHERE "destruction_id" = d."id")
      AND NOT EXISTS (SELECT 1 FROM "destruction_decision" WHERE "destruction_id" = d."id" AND "decision" <> 'approve')
      AND (SELECT count(DISTINCT "decided_by") FROM "destruction_decision" WHERE "destruction_id" = d."id" AND "decided_by" <> d."requested_by") >= 2
      AND (SELECT count(DISTINCT "decided_role") FROM "destruction_decision" WHERE "destruction_id" = d."id" AND "decided_by" <> d."requested_by") >= 2
      AND NOT EXISTS (SELECT 1 FROM "retention_hold" AS h WHERE h."record_class" IN ('all', d."record_class")
        AND (h."placed_at" >= d."requested_at" OR NOT EXISTS (SELECT 1 FROM "retention_hold_lift" WHERE "hold_id" = h."id")))
  ) THEN RAISE EXCEPTION 'not approved, not due, under hold or carried out'; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "destruction_gate_checked" BEFORE INSERT ON "destruction_gate" FOR EACH ROW EXECUTE FUNCTION check_destruction_gate();
--> statement-breakpoint
CREATE FUNCTION require_destruction_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "destruction_gate" WHERE "destruction_id" = NEW."destruction_id") THEN RAISE EXCEPTION '% without a destruction', TG_TABLE_NAME; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "destruction_voucher_checked" BEFORE INSERT ON "destruction_voucher" FOR EACH ROW EXECUTE FUNCTION require_destruction_gate();
--> statement-breakpoint
CREATE TRIGGER "trail_cut_checked" BEFORE INSERT ON "trail_cut" FOR EACH ROW EXECUTE FUNCTION require_destruction_gate();
--> statement-breakpoint
CREATE FUNCTION shut_destruction_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM "destruction_gate" WHERE "destruction_id" = NEW."destruction_id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "destruction_gate_shut" AFTER INSERT ON "destruction_voucher" FOR EACH ROW EXECUTE FUNCTION shut_destruction_gate();
--> statement-breakpoint
CREATE FUNCTION cut_trail_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."reason" IS NULL AND NEW."before" IS NULL AND NEW."after" IS NULL AND NEW."sequence" IS NOT DISTINCT FROM OLD."sequence" AND NEW."recorded_at" IS NOT DISTINCT FROM OLD."recorded_at" AND NEW."request_id" IS NOT DISTINCT FROM OLD."request_id" AND NEW."actor_id" IS NOT DISTINCT FROM OLD."actor_id" AND NEW."actor_role" IS NOT DISTINCT FROM OLD."actor_role" AND NEW."action" IS NOT DISTINCT FROM OLD."action" AND NEW."subject_kind" IS NOT DISTINCT FROM OLD."subject_kind" AND NEW."subject_id" IS NOT DISTINCT FROM OLD."subject_id" AND NEW."previous_hash" IS NOT DISTINCT FROM OLD."previous_hash" AND NEW."hash" IS NOT DISTINCT FROM OLD."hash" AND NEW."address" IS NOT DISTINCT FROM OLD."address" AND NEW."device" IS NOT DISTINCT FROM OLD."device" AND NEW."algorithm" IS NOT DISTINCT FROM OLD."algorithm"
    AND EXISTS (SELECT 1 FROM "trail_cut" AS c JOIN "destruction_gate" AS g ON g."destruction_id" = c."destruction_id" WHERE c."sequence" = OLD."sequence" AND c."hash" = OLD."hash")
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'audit_entry is append-only';
END $$;
--> statement-breakpoint
DROP TRIGGER "audit_entry_append_only" ON "audit_entry";
--> statement-breakpoint
CREATE TRIGGER "audit_entry_no_delete" BEFORE DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION cut_trail_only();
--> statement-breakpoint
CREATE FUNCTION keep_until_destroyed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "destruction_gate" WHERE "record_class" = TG_ARGV[0]) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is kept', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_import_file() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "frame_import" WHERE "id" = OLD."upload_id") AND NOT EXISTS (SELECT 1 FROM "destruction_gate" WHERE "record_class" = 'lists')
  THEN RAISE EXCEPTION 'the file of an import is kept'; END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
DROP TRIGGER "recheck_append_only" ON "recheck";
--> statement-breakpoint
CREATE TRIGGER "recheck_no_update" BEFORE UPDATE ON "recheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "recheck_no_delete" BEFORE DELETE ON "recheck" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "response_attention_no_delete" BEFORE DELETE ON "response_attention" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "finding_batch_item_no_delete" BEFORE DELETE ON "finding_batch_item" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "response_return_append_only" ON "response_return";
--> statement-breakpoint
CREATE TRIGGER "response_return_no_update" BEFORE UPDATE ON "response_return" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "response_return_no_delete" BEFORE DELETE ON "response_return" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "review_act_append_only" ON "review_act";
--> statement-breakpoint
CREATE TRIGGER "review_act_no_update" BEFORE UPDATE ON "review_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "review_act_no_delete" BEFORE DELETE ON "review_act" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "signal_settlement_append_only" ON "signal_settlement";
--> statement-breakpoint
CREATE TRIGGER "signal_settlement_no_update" BEFORE UPDATE ON "signal_settlement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "signal_settlement_no_delete" BEFORE DELETE ON "signal_settlement" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "signal_response_no_delete" BEFORE DELETE ON "signal_response" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "signal_no_delete" BEFORE DELETE ON "signal" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "arrival_no_delete" BEFORE DELETE ON "arrival" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "cross_unit_settlement_append_only" ON "cross_unit_settlement";
--> statement-breakpoint
CREATE TRIGGER "cross_unit_settlement_no_update" BEFORE UPDATE ON "cross_unit_settlement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "cross_unit_settlement_no_delete" BEFORE DELETE ON "cross_unit_settlement" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "cross_unit_case_no_delete" BEFORE DELETE ON "cross_unit_case" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "cross_unit_finding_append_only" ON "cross_unit_finding";
--> statement-breakpoint
CREATE TRIGGER "cross_unit_finding_no_update" BEFORE UPDATE ON "cross_unit_finding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "cross_unit_finding_no_delete" BEFORE DELETE ON "cross_unit_finding" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "evaluation_finding_append_only" ON "evaluation_finding";
--> statement-breakpoint
CREATE TRIGGER "evaluation_finding_no_update" BEFORE UPDATE ON "evaluation_finding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "evaluation_finding_no_delete" BEFORE DELETE ON "evaluation_finding" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "evaluation_append_only" ON "evaluation";
--> statement-breakpoint
CREATE TRIGGER "evaluation_no_update" BEFORE UPDATE ON "evaluation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "evaluation_no_delete" BEFORE DELETE ON "evaluation" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "finding_step_append_only" ON "finding_step";
--> statement-breakpoint
CREATE TRIGGER "finding_step_no_update" BEFORE UPDATE ON "finding_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "finding_step_no_delete" BEFORE DELETE ON "finding_step" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "finding_case_no_delete" BEFORE DELETE ON "finding_case" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "finding_append_only" ON "finding";
--> statement-breakpoint
CREATE TRIGGER "finding_no_update" BEFORE UPDATE ON "finding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "finding_no_delete" BEFORE DELETE ON "finding" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "sign_off_append_only" ON "sign_off";
--> statement-breakpoint
CREATE TRIGGER "sign_off_no_update" BEFORE UPDATE ON "sign_off" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "sign_off_no_delete" BEFORE DELETE ON "sign_off" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "quarantined_upload_append_only" ON "quarantined_upload";
--> statement-breakpoint
CREATE TRIGGER "quarantined_upload_no_update" BEFORE UPDATE ON "quarantined_upload" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "quarantined_upload_no_delete" BEFORE DELETE ON "quarantined_upload" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
DROP TRIGGER "revision_append_only" ON "revision";
--> statement-breakpoint
CREATE TRIGGER "revision_no_update" BEFORE UPDATE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "revision_no_delete" BEFORE DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "response_no_delete" BEFORE DELETE ON "response" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "prior_response_no_delete" BEFORE DELETE ON "prior_response" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('responses');
--> statement-breakpoint
CREATE TRIGGER "photo_no_delete" BEFORE DELETE ON "photo" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('field-material');
--> statement-breakpoint
DROP TRIGGER "field_act_append_only" ON "field_act";
--> statement-breakpoint
CREATE TRIGGER "field_act_no_update" BEFORE UPDATE ON "field_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "field_act_no_delete" BEFORE DELETE ON "field_act" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('field-material');
--> statement-breakpoint
DROP TRIGGER "evidence_content_append_only" ON "evidence_content";
--> statement-breakpoint
CREATE TRIGGER "evidence_content_no_update" BEFORE UPDATE ON "evidence_content" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "evidence_content_no_delete" BEFORE DELETE ON "evidence_content" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('field-material');
--> statement-breakpoint
DROP TRIGGER "evidence_append_only" ON "evidence";
--> statement-breakpoint
CREATE TRIGGER "evidence_no_update" BEFORE UPDATE ON "evidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "evidence_no_delete" BEFORE DELETE ON "evidence" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('field-material');
--> statement-breakpoint
DROP TRIGGER "attribute_list_report_append_only" ON "attribute_list_report";
--> statement-breakpoint
CREATE TRIGGER "attribute_list_report_no_update" BEFORE UPDATE ON "attribute_list_report" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "attribute_list_report_no_delete" BEFORE DELETE ON "attribute_list_report" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('lists');
--> statement-breakpoint
DROP TRIGGER "attribute_list_append_only" ON "attribute_list";
--> statement-breakpoint
CREATE TRIGGER "attribute_list_no_update" BEFORE UPDATE ON "attribute_list" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "attribute_list_no_delete" BEFORE DELETE ON "attribute_list" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('lists');
--> statement-breakpoint
DROP TRIGGER "frame_notice_append_only" ON "frame_notice";
--> statement-breakpoint
CREATE TRIGGER "frame_notice_no_update" BEFORE UPDATE ON "frame_notice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "frame_notice_no_delete" BEFORE DELETE ON "frame_notice" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('lists');
--> statement-breakpoint
DROP TRIGGER "frame_rejection_append_only" ON "frame_rejection";
--> statement-breakpoint
CREATE TRIGGER "frame_rejection_no_update" BEFORE UPDATE ON "frame_rejection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "frame_rejection_no_delete" BEFORE DELETE ON "frame_rejection" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('lists');
--> statement-breakpoint
DROP TRIGGER "unit_ledger_entry_version_append_only" ON "unit_ledger_entry_version";
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_entry_version_no_update" BEFORE UPDATE ON "unit_ledger_entry_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_entry_version_no_delete" BEFORE DELETE ON "unit_ledger_entry_version" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('unit-ledgers');
--> statement-breakpoint
DROP TRIGGER "unit_ledger_entry_no_delete" ON "unit_ledger_entry";
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_entry_no_delete" BEFORE DELETE ON "unit_ledger_entry" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('unit-ledgers');
--> statement-breakpoint
DROP TRIGGER "unit_ledger_import_append_only" ON "unit_ledger_import";
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_import_no_update" BEFORE UPDATE ON "unit_ledger_import" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_import_no_delete" BEFORE DELETE ON "unit_ledger_import" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('unit-ledgers');
--> statement-breakpoint
DROP TRIGGER "unit_ledger_file_append_only" ON "unit_ledger_file";
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_file_no_update" BEFORE UPDATE ON "unit_ledger_file" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_file_no_delete" BEFORE DELETE ON "unit_ledger_file" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('unit-ledgers');
--> statement-breakpoint
CREATE TRIGGER "message_mark_no_delete" BEFORE DELETE ON "message_mark" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
CREATE TRIGGER "message_thread_no_delete" BEFORE DELETE ON "message_thread" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
DROP TRIGGER "message_append_only" ON "message";
--> statement-breakpoint
CREATE TRIGGER "message_no_update" BEFORE UPDATE ON "message" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "message_no_delete" BEFORE DELETE ON "message" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
DROP TRIGGER "reminder_outcome_append_only" ON "reminder_outcome";
--> statement-breakpoint
CREATE TRIGGER "reminder_outcome_no_update" BEFORE UPDATE ON "reminder_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "reminder_outcome_no_delete" BEFORE DELETE ON "reminder_outcome" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
DROP TRIGGER "notice_outcome_append_only" ON "notice_outcome";
--> statement-breakpoint
CREATE TRIGGER "notice_outcome_no_update" BEFORE UPDATE ON "notice_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_outcome_no_delete" BEFORE DELETE ON "notice_outcome" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
DROP TRIGGER "notice_letter_append_only" ON "notice_letter";
--> statement-breakpoint
CREATE TRIGGER "notice_letter_no_update" BEFORE UPDATE ON "notice_letter" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_letter_no_delete" BEFORE DELETE ON "notice_letter" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
DROP TRIGGER "reminder_append_only" ON "reminder";
--> statement-breakpoint
CREATE TRIGGER "reminder_no_update" BEFORE UPDATE ON "reminder" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "reminder_no_delete" BEFORE DELETE ON "reminder" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('correspondence');
--> statement-breakpoint
DROP TRIGGER "listing_unit_append_only" ON "listing_unit";
--> statement-breakpoint
CREATE TRIGGER "listing_unit_no_update" BEFORE UPDATE ON "listing_unit" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "listing_unit_no_delete" BEFORE DELETE ON "listing_unit" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "household_move_append_only" ON "household_move";
--> statement-breakpoint
CREATE TRIGGER "household_move_no_update" BEFORE UPDATE ON "household_move" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "household_move_no_delete" BEFORE DELETE ON "household_move" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "sample_mark_append_only" ON "sample_mark";
--> statement-breakpoint
CREATE TRIGGER "sample_mark_no_update" BEFORE UPDATE ON "sample_mark" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "sample_mark_no_delete" BEFORE DELETE ON "sample_mark" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "sample_household_append_only" ON "sample_household";
--> statement-breakpoint
CREATE TRIGGER "sample_household_no_update" BEFORE UPDATE ON "sample_household" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "sample_household_no_delete" BEFORE DELETE ON "sample_household" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "pes_judgement_append_only" ON "pes_judgement";
--> statement-breakpoint
CREATE TRIGGER "pes_judgement_no_update" BEFORE UPDATE ON "pes_judgement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_judgement_no_delete" BEFORE DELETE ON "pes_judgement" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "pes_find_append_only" ON "pes_find";
--> statement-breakpoint
CREATE TRIGGER "pes_find_no_update" BEFORE UPDATE ON "pes_find" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_find_no_delete" BEFORE DELETE ON "pes_find" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "pes_sealed_unit_append_only" ON "pes_sealed_unit";
--> statement-breakpoint
CREATE TRIGGER "pes_sealed_unit_no_update" BEFORE UPDATE ON "pes_sealed_unit" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_sealed_unit_no_delete" BEFORE DELETE ON "pes_sealed_unit" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "omission_step_append_only" ON "omission_step";
--> statement-breakpoint
CREATE TRIGGER "omission_step_no_update" BEFORE UPDATE ON "omission_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "omission_step_no_delete" BEFORE DELETE ON "omission_step" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "omission_signal_no_delete" BEFORE DELETE ON "omission_signal" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "coding_undo_append_only" ON "coding_undo";
--> statement-breakpoint
CREATE TRIGGER "coding_undo_no_update" BEFORE UPDATE ON "coding_undo" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "coding_undo_no_delete" BEFORE DELETE ON "coding_undo" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "industry_coding_append_only" ON "industry_coding";
--> statement-breakpoint
CREATE TRIGGER "industry_coding_no_update" BEFORE UPDATE ON "industry_coding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "industry_coding_no_delete" BEFORE DELETE ON "industry_coding" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "coding_act_append_only" ON "coding_act";
--> statement-breakpoint
CREATE TRIGGER "coding_act_no_update" BEFORE UPDATE ON "coding_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "coding_act_no_delete" BEFORE DELETE ON "coding_act" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "industry_description_no_delete" BEFORE DELETE ON "industry_description" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "notice_given_append_only" ON "notice_given";
--> statement-breakpoint
CREATE TRIGGER "notice_given_no_update" BEFORE UPDATE ON "notice_given" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_given_no_delete" BEFORE DELETE ON "notice_given" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "establishment_word_append_only" ON "establishment_word";
--> statement-breakpoint
CREATE TRIGGER "establishment_word_no_update" BEFORE UPDATE ON "establishment_word" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "establishment_word_no_delete" BEFORE DELETE ON "establishment_word" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "establishment_declaration_append_only" ON "establishment_declaration";
--> statement-breakpoint
CREATE TRIGGER "establishment_declaration_no_update" BEFORE UPDATE ON "establishment_declaration" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "establishment_declaration_no_delete" BEFORE DELETE ON "establishment_declaration" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "duplicate_undo_append_only" ON "duplicate_undo";
--> statement-breakpoint
CREATE TRIGGER "duplicate_undo_no_update" BEFORE UPDATE ON "duplicate_undo" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "duplicate_undo_no_delete" BEFORE DELETE ON "duplicate_undo" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "duplicate_decision_append_only" ON "duplicate_decision";
--> statement-breakpoint
CREATE TRIGGER "duplicate_decision_no_update" BEFORE UPDATE ON "duplicate_decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "duplicate_decision_no_delete" BEFORE DELETE ON "duplicate_decision" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "duplicate_pair_no_delete" BEFORE DELETE ON "duplicate_pair" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "unit_outcome_withdrawal_append_only" ON "unit_outcome_withdrawal";
--> statement-breakpoint
CREATE TRIGGER "unit_outcome_withdrawal_no_update" BEFORE UPDATE ON "unit_outcome_withdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_outcome_withdrawal_no_delete" BEFORE DELETE ON "unit_outcome_withdrawal" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "unit_outcome_append_only" ON "unit_outcome";
--> statement-breakpoint
CREATE TRIGGER "unit_outcome_no_update" BEFORE UPDATE ON "unit_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_outcome_no_delete" BEFORE DELETE ON "unit_outcome" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "unit_attribute_append_only" ON "unit_attribute";
--> statement-breakpoint
CREATE TRIGGER "unit_attribute_no_update" BEFORE UPDATE ON "unit_attribute" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_attribute_no_delete" BEFORE DELETE ON "unit_attribute" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "unit_placing_no_delete" BEFORE DELETE ON "unit_placing" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
DROP TRIGGER "ledger_judgement_append_only" ON "ledger_judgement";
--> statement-breakpoint
CREATE TRIGGER "ledger_judgement_no_update" BEFORE UPDATE ON "ledger_judgement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "ledger_judgement_no_delete" BEFORE DELETE ON "ledger_judgement" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "ledger_entry_no_delete" BEFORE DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "frame_record_no_delete" BEFORE DELETE ON "frame_record" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
--> statement-breakpoint
CREATE TRIGGER "unit_no_delete" BEFORE DELETE ON "unit" FOR EACH ROW EXECUTE FUNCTION keep_until_destroyed('units');
