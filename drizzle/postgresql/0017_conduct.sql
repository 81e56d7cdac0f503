CREATE TABLE "answer_sketch" (
	"response_id" text NOT NULL,
	"band" bigint NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "answer_sketch_response_id_band_pk" PRIMARY KEY("response_id","band")
);
--> statement-breakpoint
CREATE TABLE "arrival" (
	"entry" bigint PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"form_id" text NOT NULL,
	"area_code" text,
	"account_id" text NOT NULL,
	"by_respondent" boolean NOT NULL,
	"origin" text NOT NULL,
	"received_at" text NOT NULL,
	"on_date" text NOT NULL,
	"amounts" bigint NOT NULL,
	"round_amounts" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"response_id" text,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_length" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"note" text NOT NULL,
	"added_at" text NOT NULL,
	"added_by" text NOT NULL,
	"added_role" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_content" (
	"evidence_id" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"response_id" text,
	"area_code" text NOT NULL,
	"reminded_at" text NOT NULL,
	"means" text NOT NULL,
	"recipient" text NOT NULL,
	"content" text NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_outcome" (
	"id" text PRIMARY KEY NOT NULL,
	"reminder_id" text NOT NULL,
	"kind" text NOT NULL,
	"happened_at" text NOT NULL,
	"note" text NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signal" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"area_prefix" text NOT NULL,
	"on_date" text NOT NULL,
	"facts" jsonb NOT NULL,
	"units" bigint NOT NULL,
	"raised_at" text NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signal_response" (
	"signal_id" text NOT NULL,
	"response_id" text NOT NULL,
	CONSTRAINT "signal_response_signal_id_response_id_pk" PRIMARY KEY("signal_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "signal_settlement" (
	"id" text PRIMARY KEY NOT NULL,
	"signal_id" text NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"units" bigint NOT NULL,
	"settled_at" text NOT NULL,
	"settled_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence_content" ADD CONSTRAINT "evidence_content_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_outcome" ADD CONSTRAINT "reminder_outcome_reminder_id_reminder_id_fk" FOREIGN KEY ("reminder_id") REFERENCES "public"."reminder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signal_response" ADD CONSTRAINT "signal_response_signal_id_signal_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."signal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signal_settlement" ADD CONSTRAINT "signal_settlement_signal_id_signal_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."signal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_sketch_key" ON "answer_sketch" USING btree ("key");--> statement-breakpoint
CREATE INDEX "arrival_origin" ON "arrival" USING btree ("on_date","origin");--> statement-breakpoint
CREATE INDEX "arrival_account" ON "arrival" USING btree ("on_date","account_id");--> statement-breakpoint
CREATE INDEX "arrival_response" ON "arrival" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "evidence_unit" ON "evidence" USING btree ("unit_id","added_at");--> statement-breakpoint
CREATE INDEX "reminder_unit" ON "reminder" USING btree ("unit_id","reminded_at");--> statement-breakpoint
CREATE INDEX "reminder_area" ON "reminder" USING btree ("area_code","id");--> statement-breakpoint
CREATE INDEX "reminder_recorded" ON "reminder" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "reminder_outcome_reminder" ON "reminder_outcome" USING btree ("reminder_id","recorded_at");--> statement-breakpoint
CREATE INDEX "signal_date" ON "signal" USING btree ("on_date","id");--> statement-breakpoint
CREATE INDEX "signal_response_response" ON "signal_response" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "signal_settlement_signal" ON "signal_settlement" USING btree ("signal_id","settled_at");
--> statement-breakpoint
CREATE TRIGGER "evidence_append_only" BEFORE UPDATE OR DELETE ON "evidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "evidence_content_append_only" BEFORE UPDATE OR DELETE ON "evidence_content" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "reminder_append_only" BEFORE UPDATE OR DELETE ON "reminder" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "reminder_outcome_append_only" BEFORE UPDATE OR DELETE ON "reminder_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "signal_settlement_append_only" BEFORE UPDATE OR DELETE ON "signal_settlement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER "deposited_key_append_only" ON "deposited_key";
--> statement-breakpoint
CREATE TRIGGER "deposited_key_no_delete" BEFORE DELETE ON "deposited_key" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "deposited_key_no_update" BEFORE UPDATE ON "deposited_key" FOR EACH ROW WHEN (old.id IS DISTINCT FROM new.id OR old.account_id IS DISTINCT FROM new.account_id OR old.deposited_at IS DISTINCT FROM new.deposited_at) EXECUTE FUNCTION refuse_change();