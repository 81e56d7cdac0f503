CREATE TABLE "ledger_entry" (
	"import_id" text NOT NULL,
	"row" bigint NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"unit_id" text,
	"area" text NOT NULL,
	"disposition" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "ledger_entry_import_id_row_pk" PRIMARY KEY("import_id","row")
);
--> statement-breakpoint
CREATE TABLE "ledger_judgement" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" bigint NOT NULL,
	"disposition" text NOT NULL,
	"unit_id" text,
	"note" text NOT NULL,
	"judged_at" text NOT NULL,
	"judged_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_sum" (
	"import_id" text NOT NULL,
	"area" text NOT NULL,
	"disposition" text NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"records" bigint NOT NULL,
	CONSTRAINT "ledger_sum_import_id_area_disposition_reason_pk" PRIMARY KEY("import_id","area","disposition","reason")
);
--> statement-breakpoint
CREATE TABLE "merged_unit" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"into" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_signature" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"edition" bigint NOT NULL,
	"statement" text NOT NULL,
	"checks" jsonb NOT NULL,
	"units" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"signed_at" text NOT NULL,
	"signed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_unit" (
	"signature_id" text NOT NULL,
	"place" bigint NOT NULL,
	"unit_id" text NOT NULL,
	"roster" text NOT NULL,
	"area_code" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "listing_unit_signature_id_place_pk" PRIMARY KEY("signature_id","place")
);
--> statement-breakpoint
CREATE TABLE "omission_signal" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"says" text NOT NULL,
	"area_code" text NOT NULL,
	"block_code" text,
	"building_code" text,
	"unit_id" text,
	"weight" bigint NOT NULL,
	"found_at" text NOT NULL,
	"last_found_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "omission_step" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"signal_id" text NOT NULL,
	"kind" text NOT NULL,
	"finding" text,
	"note" text NOT NULL,
	"at" text NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recheck" ADD COLUMN "unit_wrong" boolean;--> statement-breakpoint
ALTER TABLE "recheck" ADD COLUMN "items_checked" bigint;--> statement-breakpoint
ALTER TABLE "recheck" ADD COLUMN "items_wrong" bigint;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_judgement" ADD CONSTRAINT "ledger_judgement_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_judgement" ADD CONSTRAINT "ledger_judgement_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_sum" ADD CONSTRAINT "ledger_sum_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_unit" ADD CONSTRAINT "merged_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_unit" ADD CONSTRAINT "merged_unit_into_unit_id_fk" FOREIGN KEY ("into") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_unit" ADD CONSTRAINT "listing_unit_signature_id_listing_signature_id_fk" FOREIGN KEY ("signature_id") REFERENCES "public"."listing_signature"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "omission_step" ADD CONSTRAINT "omission_step_signal_id_omission_signal_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."omission_signal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entry_unit" ON "ledger_entry" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_standing" ON "ledger_entry" USING btree ("disposition","reason","import_id","row");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_judgement_id" ON "ledger_judgement" USING btree ("id");--> statement-breakpoint
CREATE INDEX "ledger_judgement_row" ON "ledger_judgement" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "merged_unit_into" ON "merged_unit" USING btree ("into");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_signature_edition" ON "listing_signature" USING btree ("area_prefix","edition");--> statement-breakpoint
CREATE INDEX "listing_unit_roster" ON "listing_unit" USING btree ("signature_id","roster","place");--> statement-breakpoint
CREATE INDEX "omission_signal_queue" ON "omission_signal" USING btree ("state","weight","id");--> statement-breakpoint
CREATE INDEX "omission_signal_area" ON "omission_signal" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "omission_signal_block" ON "omission_signal" USING btree ("block_code","state");--> statement-breakpoint
CREATE UNIQUE INDEX "omission_step_id" ON "omission_step" USING btree ("id");--> statement-breakpoint
CREATE INDEX "omission_step_signal" ON "omission_step" USING btree ("signal_id");
--> statement-breakpoint
INSERT INTO "merged_unit" ("unit_id", "into") SELECT CASE WHEN "unit_a" = "first_unit" THEN "unit_b" ELSE "unit_a" END, "first_unit" FROM "duplicate_pair" WHERE "state" = 'decided' AND "kind" = 'merge';
--> statement-breakpoint
CREATE TRIGGER "ledger_judgement_append_only" BEFORE UPDATE OR DELETE ON "ledger_judgement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "omission_step_append_only" BEFORE UPDATE OR DELETE ON "omission_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "listing_signature_append_only" BEFORE UPDATE OR DELETE ON "listing_signature" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "listing_unit_append_only" BEFORE UPDATE OR DELETE ON "listing_unit" FOR EACH ROW EXECUTE FUNCTION refuse_change();