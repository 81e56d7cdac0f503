CREATE TABLE "unit_ledger_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"year" text NOT NULL,
	"version" bigint NOT NULL,
	"struck" boolean NOT NULL,
	"sort_date" text NOT NULL,
	"booked_on" text,
	"period" text NOT NULL,
	"reference" text NOT NULL,
	"item_text" text NOT NULL,
	"item_key" text NOT NULL,
	"place" text,
	"code" text NOT NULL,
	"quantity_e_4" bigint,
	"measure" text NOT NULL,
	"amount_fen" bigint,
	"origin" text NOT NULL,
	"file_id" text,
	"file_row" bigint,
	"by_hand" boolean NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_ledger_entry_version" (
	"entry_id" text NOT NULL,
	"version" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"struck" boolean NOT NULL,
	"file_id" text,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL,
	CONSTRAINT "unit_ledger_entry_version_entry_id_version_pk" PRIMARY KEY("entry_id","version")
);
--> statement-breakpoint
CREATE TABLE "unit_ledger_file" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"year" text NOT NULL,
	"file_name" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" "bytea" NOT NULL,
	"received_at" text NOT NULL,
	"received_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_ledger_import" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"headings" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"report" jsonb NOT NULL,
	"imported_at" text NOT NULL,
	"imported_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unit_ledger_import" ADD CONSTRAINT "unit_ledger_import_file_id_unit_ledger_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."unit_ledger_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unit_ledger_entry_order" ON "unit_ledger_entry" USING btree ("unit_id","year","sort_date","id");--> statement-breakpoint
CREATE INDEX "unit_ledger_entry_item" ON "unit_ledger_entry" USING btree ("unit_id","item_key","recorded_at");--> statement-breakpoint
CREATE INDEX "unit_ledger_file_unit" ON "unit_ledger_file" USING btree ("unit_id","year","received_at");--> statement-breakpoint
CREATE INDEX "unit_ledger_import_file" ON "unit_ledger_import" USING btree ("file_id");
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_entry_version_append_only" BEFORE UPDATE OR DELETE ON "unit_ledger_entry_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_file_append_only" BEFORE UPDATE OR DELETE ON "unit_ledger_file" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_import_append_only" BEFORE UPDATE OR DELETE ON "unit_ledger_import" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_ledger_entry_no_delete" BEFORE DELETE ON "unit_ledger_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();