CREATE TABLE "block_change" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"area_code" text NOT NULL,
	"change" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"outcome" jsonb NOT NULL,
	"reason" text NOT NULL,
	"effective_at" text NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"from_block" text NOT NULL,
	"to_block" text NOT NULL,
	"reason" text NOT NULL,
	"started_at" text NOT NULL,
	"started_by" text NOT NULL,
	"accepted_at" text,
	"accepted_by" text
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"id" text NOT NULL,
	"version" bigint NOT NULL,
	"area_prefix" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"geometry" jsonb NOT NULL,
	"reason" text NOT NULL,
	"effective_at" text NOT NULL,
	"changed_by" text NOT NULL,
	"ended_at" text,
	CONSTRAINT "zone_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "ended_at" text;--> statement-breakpoint
ALTER TABLE "block_change" ADD CONSTRAINT "block_change_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_block_block_code_fk" FOREIGN KEY ("from_block") REFERENCES "public"."block"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_block_block_code_fk" FOREIGN KEY ("to_block") REFERENCES "public"."block"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "block_change_id" ON "block_change" USING btree ("id");--> statement-breakpoint
CREATE INDEX "block_change_area" ON "block_change" USING btree ("area_code","sequence");--> statement-breakpoint
CREATE INDEX "handover_unit" ON "handover" USING btree ("unit_id","accepted_at");--> statement-breakpoint
CREATE INDEX "handover_from" ON "handover" USING btree ("from_block","accepted_at");--> statement-breakpoint
CREATE INDEX "handover_to" ON "handover" USING btree ("to_block","accepted_at");--> statement-breakpoint
CREATE INDEX "zone_area" ON "zone" USING btree ("area_prefix","ended_at");--> statement-breakpoint
CREATE TRIGGER "block_change_append_only" BEFORE UPDATE OR DELETE ON "block_change" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "handover_not_removed" BEFORE DELETE ON "handover" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "zone_not_removed" BEFORE DELETE ON "zone" FOR EACH ROW EXECUTE FUNCTION refuse_change();
