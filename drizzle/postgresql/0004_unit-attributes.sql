CREATE TABLE "unit_attribute" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"attribute" text NOT NULL,
	"value" jsonb,
	"origin" text NOT NULL,
	"source" text,
	"reason" text,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "fell_away_at" text;--> statement-breakpoint
ALTER TABLE "unit_attribute" ADD CONSTRAINT "unit_attribute_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unit_attribute_unit" ON "unit_attribute" USING btree ("unit_id","attribute");
--> statement-breakpoint
CREATE TRIGGER "unit_attribute_append_only" BEFORE UPDATE OR DELETE ON "unit_attribute" FOR EACH ROW EXECUTE FUNCTION refuse_change();
