-- Rows of these tables are evidence: once written they are neither changed nor removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "revision_append_only" BEFORE UPDATE OR DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "finding_append_only" BEFORE UPDATE OR DELETE ON "finding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "response_return_append_only" BEFORE UPDATE OR DELETE ON "response_return" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "frame_import_file_append_only" BEFORE UPDATE OR DELETE ON "frame_import_file" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "frame_rejection_append_only" BEFORE UPDATE OR DELETE ON "frame_rejection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_outcome_append_only" BEFORE UPDATE OR DELETE ON "unit_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "quarantined_upload_append_only" BEFORE UPDATE OR DELETE ON "quarantined_upload" FOR EACH ROW EXECUTE FUNCTION refuse_change();
