CREATE TABLE "notice_batch" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"audience" text NOT NULL,
	"content" text NOT NULL,
	"reply_by" text NOT NULL,
	"letters" bigint NOT NULL,
	"made_at" text NOT NULL,
	"made_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_letter" (
	"batch_id" text NOT NULL,
	"number" bigint NOT NULL,
	"recipient_id" text NOT NULL,
	"recipient_name" text NOT NULL,
	"owed" jsonb NOT NULL,
	"reminder_id" text,
	CONSTRAINT "notice_letter_batch_id_number_pk" PRIMARY KEY("batch_id","number")
);
--> statement-breakpoint
CREATE TABLE "notice_outcome" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"happened_at" text NOT NULL,
	"note" text NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pes_assignment" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"survey_id" text NOT NULL,
	"block_code" text NOT NULL,
	"account_id" text NOT NULL,
	"assigned_at" text NOT NULL,
	"assigned_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pes_block" (
	"survey_id" text NOT NULL,
	"block_code" text NOT NULL,
	"name" text NOT NULL,
	"stratum" text NOT NULL,
	"units" bigint NOT NULL,
	"units_hash" text NOT NULL,
	"drawn" boolean NOT NULL,
	CONSTRAINT "pes_block_survey_id_block_code_pk" PRIMARY KEY("survey_id","block_code")
);
--> statement-breakpoint
CREATE TABLE "pes_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"survey_id" text NOT NULL,
	"area_prefix" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"result" jsonb NOT NULL,
	"decided_at" text NOT NULL,
	"decided_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pes_find" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"act_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"block_code" text NOT NULL,
	"found_id" text NOT NULL,
	"unit" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"removed" boolean NOT NULL,
	"made_at" text NOT NULL,
	"received_at" text NOT NULL,
	"found_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pes_judgement" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"survey_id" text NOT NULL,
	"block_code" text NOT NULL,
	"key" text NOT NULL,
	"verdict" text NOT NULL,
	"unit_id" text,
	"evidence" text NOT NULL,
	"judged_at" text NOT NULL,
	"judged_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pes_report" (
	"survey_id" text NOT NULL,
	"block_code" text NOT NULL,
	"act_id" text NOT NULL,
	"note" text NOT NULL,
	"reported_at" text NOT NULL,
	"reported_by" text NOT NULL,
	CONSTRAINT "pes_report_survey_id_block_code_pk" PRIMARY KEY("survey_id","block_code")
);
--> statement-breakpoint
CREATE TABLE "pes_sealed_unit" (
	"survey_id" text NOT NULL,
	"block_code" text NOT NULL,
	"unit_id" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "pes_sealed_unit_survey_id_block_code_unit_id_pk" PRIMARY KEY("survey_id","block_code","unit_id")
);
--> statement-breakpoint
CREATE TABLE "pes_survey" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"name" text NOT NULL,
	"seed" text NOT NULL,
	"algorithm" text NOT NULL,
	"frame_hash" text NOT NULL,
	"blocks" bigint NOT NULL,
	"units" bigint NOT NULL,
	"blocks_asked" bigint NOT NULL,
	"blocks_drawn" bigint NOT NULL,
	"size_classes" bigint NOT NULL,
	"bars" jsonb NOT NULL,
	"tolerance" jsonb NOT NULL,
	"sealed_at" text NOT NULL,
	"sealed_by" text NOT NULL,
	"opens_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household_move" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"sample_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"block_code" text NOT NULL,
	"industry" text NOT NULL,
	"move" text NOT NULL,
	"note" text NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household_sample" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"seed" text NOT NULL,
	"algorithm" text NOT NULL,
	"frame_hash" text NOT NULL,
	"threshold" bigint NOT NULL,
	"blocks_asked" bigint NOT NULL,
	"drawn_at" text NOT NULL,
	"drawn_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sample_block" (
	"sample_id" text NOT NULL,
	"block_code" text NOT NULL,
	"stratum" text NOT NULL,
	"households" bigint NOT NULL,
	"drawn" boolean NOT NULL,
	CONSTRAINT "sample_block_sample_id_block_code_pk" PRIMARY KEY("sample_id","block_code")
);
--> statement-breakpoint
CREATE TABLE "sample_household" (
	"sample_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"block_code" text NOT NULL,
	"layer" bigint NOT NULL,
	"industry" text NOT NULL,
	"expected_revenue" bigint NOT NULL,
	"staff" bigint NOT NULL,
	CONSTRAINT "sample_household_sample_id_unit_id_pk" PRIMARY KEY("sample_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "sample_mark" (
	"sample_id" text NOT NULL,
	"unit_id" text NOT NULL,
	CONSTRAINT "sample_mark_sample_id_unit_id_pk" PRIMARY KEY("sample_id","unit_id")
);
--> statement-breakpoint
ALTER TABLE "notice_letter" ADD CONSTRAINT "notice_letter_batch_id_notice_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."notice_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_outcome" ADD CONSTRAINT "notice_outcome_batch_id_notice_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."notice_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_assignment" ADD CONSTRAINT "pes_assignment_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_block" ADD CONSTRAINT "pes_block_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_decision" ADD CONSTRAINT "pes_decision_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_find" ADD CONSTRAINT "pes_find_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_judgement" ADD CONSTRAINT "pes_judgement_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_report" ADD CONSTRAINT "pes_report_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pes_sealed_unit" ADD CONSTRAINT "pes_sealed_unit_survey_id_pes_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."pes_survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_move" ADD CONSTRAINT "household_move_sample_id_household_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."household_sample"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_block" ADD CONSTRAINT "sample_block_sample_id_household_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."household_sample"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_household" ADD CONSTRAINT "sample_household_sample_id_household_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."household_sample"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_mark" ADD CONSTRAINT "sample_mark_sample_id_household_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."household_sample"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_batch_area" ON "notice_batch" USING btree ("area_prefix","made_at");--> statement-breakpoint
CREATE INDEX "notice_letter_recipient" ON "notice_letter" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "notice_outcome_letter" ON "notice_outcome" USING btree ("batch_id","number","recorded_at");--> statement-breakpoint
CREATE INDEX "pes_assignment_block" ON "pes_assignment" USING btree ("survey_id","block_code","sequence");--> statement-breakpoint
CREATE INDEX "pes_assignment_account" ON "pes_assignment" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "pes_block_drawn" ON "pes_block" USING btree ("survey_id","drawn");--> statement-breakpoint
CREATE INDEX "pes_decision_area" ON "pes_decision" USING btree ("area_prefix","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pes_find_act" ON "pes_find" USING btree ("act_id");--> statement-breakpoint
CREATE INDEX "pes_find_block" ON "pes_find" USING btree ("survey_id","block_code","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "pes_judgement_id" ON "pes_judgement" USING btree ("id");--> statement-breakpoint
CREATE INDEX "pes_judgement_block" ON "pes_judgement" USING btree ("survey_id","block_code","sequence");--> statement-breakpoint
CREATE INDEX "pes_survey_area" ON "pes_survey" USING btree ("area_prefix","sealed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "household_move_id" ON "household_move" USING btree ("id");--> statement-breakpoint
CREATE INDEX "household_move_sample" ON "household_move" USING btree ("sample_id","sequence");--> statement-breakpoint
CREATE INDEX "household_sample_area" ON "household_sample" USING btree ("area_prefix","drawn_at");--> statement-breakpoint
CREATE INDEX "sample_household_block" ON "sample_household" USING btree ("sample_id","block_code");
--> statement-breakpoint
CREATE TRIGGER "pes_survey_append_only" BEFORE UPDATE OR DELETE ON "pes_survey" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_block_append_only" BEFORE UPDATE OR DELETE ON "pes_block" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_sealed_unit_append_only" BEFORE UPDATE OR DELETE ON "pes_sealed_unit" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_assignment_append_only" BEFORE UPDATE OR DELETE ON "pes_assignment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_find_append_only" BEFORE UPDATE OR DELETE ON "pes_find" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_report_append_only" BEFORE UPDATE OR DELETE ON "pes_report" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_judgement_append_only" BEFORE UPDATE OR DELETE ON "pes_judgement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "pes_decision_append_only" BEFORE UPDATE OR DELETE ON "pes_decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "household_sample_append_only" BEFORE UPDATE OR DELETE ON "household_sample" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "sample_block_append_only" BEFORE UPDATE OR DELETE ON "sample_block" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "sample_household_append_only" BEFORE UPDATE OR DELETE ON "sample_household" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "sample_mark_append_only" BEFORE UPDATE OR DELETE ON "sample_mark" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "household_move_append_only" BEFORE UPDATE OR DELETE ON "household_move" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_batch_append_only" BEFORE UPDATE OR DELETE ON "notice_batch" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_letter_append_only" BEFORE UPDATE OR DELETE ON "notice_letter" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_outcome_append_only" BEFORE UPDATE OR DELETE ON "notice_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();