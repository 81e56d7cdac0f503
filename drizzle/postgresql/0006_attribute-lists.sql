CREATE TABLE "attribute_list" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"area_prefix" text NOT NULL,
	"file_name" text NOT NULL,
	"content" "bytea" NOT NULL,
	"imported_at" text NOT NULL,
	"imported_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attribute_list_report" (
	"list_id" text PRIMARY KEY NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attribute_list_report" ADD CONSTRAINT "attribute_list_report_list_id_attribute_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."attribute_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attribute_list_area" ON "attribute_list" USING btree ("area_prefix","imported_at");
--> statement-breakpoint
CREATE TRIGGER "attribute_list_append_only" BEFORE UPDATE OR DELETE ON "attribute_list" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "attribute_list_report_append_only" BEFORE UPDATE OR DELETE ON "attribute_list_report" FOR EACH ROW EXECUTE FUNCTION refuse_change();