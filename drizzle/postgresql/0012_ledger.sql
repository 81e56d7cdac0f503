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
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_judgement" ADD CONSTRAINT "ledger_judgement_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_judgement" ADD CONSTRAINT "ledger_judgement_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_sum" ADD CONSTRAINT "ledger_sum_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_unit" ADD CONSTRAINT "merged_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_unit" ADD CONSTRAINT "merged_unit_into_unit_id_fk" FOREIGN KEY ("into") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entry_unit" ON "ledger_entry" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_standing" ON "ledger_entry" USING btree ("disposition","reason","import_id","row");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_judgement_id" ON "ledger_judgement" USING btree ("id");--> statement-breakpoint
CREATE INDEX "ledger_judgement_row" ON "ledger_judgement" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "merged_unit_into" ON "merged_unit" USING btree ("into");
--> statement-breakpoint
INSERT INTO "merged_unit" ("unit_id", "into") SELECT CASE WHEN "unit_a" = "first_unit" THEN "unit_b" ELSE "unit_a" END, "first_unit" FROM "duplicate_pair" WHERE "state" = 'decided' AND "kind" = 'merge';
--> statement-breakpoint
CREATE TRIGGER "ledger_judgement_append_only" BEFORE UPDATE OR DELETE ON "ledger_judgement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
