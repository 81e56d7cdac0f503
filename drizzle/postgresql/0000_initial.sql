CREATE TABLE "area" (
	"code" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"parent_code" text,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "block" (
	"code" text PRIMARY KEY NOT NULL,
	"area_code" text NOT NULL,
	"name" text NOT NULL,
	"geometry" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "block_assignment" (
	"block_code" text NOT NULL,
	"account_id" text NOT NULL,
	"assigned_at" text NOT NULL,
	CONSTRAINT "block_assignment_block_code_account_id_pk" PRIMARY KEY("block_code","account_id")
);
--> statement-breakpoint
CREATE TABLE "building" (
	"code" text PRIMARY KEY NOT NULL,
	"block_code" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"floors" bigint NOT NULL,
	"geometry" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"recorded_at" text NOT NULL,
	"request_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_role" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"reason" text,
	"before" jsonb,
	"after" jsonb,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frame_import" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"area_prefix" text NOT NULL,
	"file_name" text NOT NULL,
	"encoding" text NOT NULL,
	"content_hash" text NOT NULL,
	"imported_at" text NOT NULL,
	"imported_by" text NOT NULL,
	"rows" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"matched" bigint NOT NULL,
	"opened" bigint NOT NULL,
	"notices" jsonb NOT NULL,
	"columns" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frame_import_file" (
	"import_id" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frame_record" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"source" text NOT NULL,
	"row" bigint NOT NULL,
	"unit_id" text NOT NULL,
	"values" jsonb NOT NULL,
	"raw" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frame_rejection" (
	"import_id" text NOT NULL,
	"row" bigint NOT NULL,
	"field" text,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "frame_rejection_import_id_row_pk" PRIMARY KEY("import_id","row")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"unified_social_credit_code" text,
	"area_code" text,
	"block_code" text,
	"building_code" text,
	"address" text NOT NULL,
	"phone" text,
	"legal_representative" text,
	"industry_code" text,
	"institution_type" text,
	"above_scale" boolean NOT NULL,
	"origin" text NOT NULL,
	"outcome" text,
	"opened_at" text NOT NULL,
	"synthetic" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_outcome" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"outcome" text NOT NULL,
	"evidence" text NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"scope" jsonb NOT NULL,
	"created_at" text NOT NULL,
	"last_date" text,
	"disabled_at" text
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"ended_at" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "form_opening" (
	"form_id" text NOT NULL,
	"form_version" text NOT NULL,
	"opens_on" text NOT NULL,
	"due_on" text,
	CONSTRAINT "form_opening_form_id_form_version_pk" PRIMARY KEY("form_id","form_version")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"revision_id" text NOT NULL,
	"position" bigint NOT NULL,
	"rule" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"fields" jsonb NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "finding_revision_id_position_pk" PRIMARY KEY("revision_id","position")
);
--> statement-breakpoint
CREATE TABLE "prior_response" (
	"unit_id" text NOT NULL,
	"form_id" text NOT NULL,
	"period" text NOT NULL,
	"answers" jsonb NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "prior_response_unit_id_form_id_period_pk" PRIMARY KEY("unit_id","form_id","period")
);
--> statement-breakpoint
CREATE TABLE "quarantined_upload" (
	"id" text PRIMARY KEY NOT NULL,
	"revision_id" text NOT NULL,
	"response_id" text NOT NULL,
	"area_code" text,
	"received_at" text NOT NULL,
	"received_by" text NOT NULL,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" "bytea" NOT NULL,
	"receipt" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"form_id" text NOT NULL,
	"form_version" text NOT NULL,
	"period" text NOT NULL,
	"state" text NOT NULL,
	"area_code" text,
	"block_code" text,
	"latest_revision_id" text,
	"revisions" bigint NOT NULL,
	"in_conflict" boolean DEFAULT false NOT NULL,
	"settled_revision_id" text,
	"settled_revisions" bigint DEFAULT 0 NOT NULL,
	"mandatory_findings" bigint NOT NULL,
	"verify_findings" bigint NOT NULL,
	"advisory_findings" bigint NOT NULL,
	"explained_findings" bigint NOT NULL,
	"due_date" text,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"updated_by" text
);
--> statement-breakpoint
CREATE TABLE "response_draft" (
	"response_id" text PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"explanations" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"saved_at" text NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"number" bigint NOT NULL,
	"base_revision_id" text,
	"merged_from" jsonb,
	"intent" text NOT NULL,
	"content" "bytea" NOT NULL,
	"content_hash" text NOT NULL,
	"form_version" text NOT NULL,
	"answers" jsonb NOT NULL,
	"explanations" jsonb NOT NULL,
	"changed" jsonb NOT NULL,
	"device_time" text NOT NULL,
	"received_at" text NOT NULL,
	"received_by" text NOT NULL,
	"received_role" text NOT NULL,
	"receipt" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_return" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"revision_id" text,
	"returned_at" text NOT NULL,
	"returned_by" text NOT NULL,
	"reason_code" text NOT NULL,
	"reason_text" text NOT NULL,
	"fields" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_assignment" ADD CONSTRAINT "block_assignment_block_code_block_code_fk" FOREIGN KEY ("block_code") REFERENCES "public"."block"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_block_code_block_code_fk" FOREIGN KEY ("block_code") REFERENCES "public"."block"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_import_file" ADD CONSTRAINT "frame_import_file_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_record" ADD CONSTRAINT "frame_record_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_record" ADD CONSTRAINT "frame_record_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_rejection" ADD CONSTRAINT "frame_rejection_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_outcome" ADD CONSTRAINT "unit_outcome_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_draft" ADD CONSTRAINT "response_draft_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_parent" ON "area" USING btree ("parent_code");--> statement-breakpoint
CREATE INDEX "block_area" ON "block" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "block_assignment_account" ON "block_assignment" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "building_block" ON "building" USING btree ("block_code");--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "frame_import_content" ON "frame_import" USING btree ("source","content_hash");--> statement-breakpoint
CREATE INDEX "frame_import_area" ON "frame_import" USING btree ("area_prefix","imported_at");--> statement-breakpoint
CREATE INDEX "frame_record_unit" ON "frame_record" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "frame_record_import" ON "frame_record" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "unit_credit_code" ON "unit" USING btree ("unified_social_credit_code");--> statement-breakpoint
CREATE INDEX "unit_area" ON "unit" USING btree ("area_code","id");--> statement-breakpoint
CREATE INDEX "unit_block" ON "unit" USING btree ("block_code","id");--> statement-breakpoint
CREATE INDEX "unit_outcome_unit" ON "unit_outcome" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_link_token" ON "sign_in_link" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "finding_rule" ON "finding" USING btree ("rule");--> statement-breakpoint
CREATE UNIQUE INDEX "quarantined_upload_revision" ON "quarantined_upload" USING btree ("revision_id","content_hash");--> statement-breakpoint
CREATE INDEX "quarantined_upload_received" ON "quarantined_upload" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "response_unit" ON "response" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "response_block" ON "response" USING btree ("block_code");--> statement-breakpoint
CREATE INDEX "response_area_updated" ON "response" USING btree ("area_code","updated_at");--> statement-breakpoint
CREATE INDEX "response_state_updated" ON "response" USING btree ("state","updated_at","id");--> statement-breakpoint
CREATE INDEX "response_updated" ON "response" USING btree ("updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "revision_number" ON "revision" USING btree ("response_id","number");--> statement-breakpoint
CREATE INDEX "revision_base" ON "revision" USING btree ("base_revision_id");--> statement-breakpoint
CREATE INDEX "response_return_response" ON "response_return" USING btree ("response_id");