CREATE TABLE "building_change" (
	"id" text PRIMARY KEY NOT NULL,
	"building_code" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"changed_at" text NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "building_visit" (
	"id" text PRIMARY KEY NOT NULL,
	"building_code" text NOT NULL,
	"block_code" text NOT NULL,
	"finding" text NOT NULL,
	"note" text NOT NULL,
	"visited_at" text NOT NULL,
	"visited_by" text NOT NULL,
	"received_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deposited_key" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"data_key" text NOT NULL,
	"deposited_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "field_act" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"content" "bytea" NOT NULL,
	"content_hash" text NOT NULL,
	"area_code" text,
	"received_at" text NOT NULL,
	"received_by" text NOT NULL,
	"outcome" text NOT NULL,
	"receipt" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"area_code" text NOT NULL,
	"description" jsonb NOT NULL,
	"announced_at" text NOT NULL,
	"taken_by" text NOT NULL,
	"received_at" text
);
--> statement-breakpoint
CREATE TABLE "photo_part" (
	"photo_id" text NOT NULL,
	"position" bigint NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "photo_part_photo_id_position_pk" PRIMARY KEY("photo_id","position")
);
--> statement-breakpoint
CREATE TABLE "recheck" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"revision_id" text,
	"result" text NOT NULL,
	"note" text NOT NULL,
	"draw" jsonb NOT NULL,
	"checked_at" text NOT NULL,
	"checked_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "registration" jsonb;--> statement-breakpoint
ALTER TABLE "building_change" ADD CONSTRAINT "building_change_building_code_building_code_fk" FOREIGN KEY ("building_code") REFERENCES "public"."building"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building_visit" ADD CONSTRAINT "building_visit_block_code_block_code_fk" FOREIGN KEY ("block_code") REFERENCES "public"."block"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_part" ADD CONSTRAINT "photo_part_photo_id_photo_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "building_change_building" ON "building_change" USING btree ("building_code");--> statement-breakpoint
CREATE INDEX "building_visit_block" ON "building_visit" USING btree ("block_code","visited_at");--> statement-breakpoint
CREATE INDEX "field_act_outcome" ON "field_act" USING btree ("outcome","received_at","id");--> statement-breakpoint
CREATE INDEX "photo_subject" ON "photo" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "recheck_response" ON "recheck" USING btree ("response_id");
--> statement-breakpoint
CREATE TRIGGER "building_change_append_only" BEFORE UPDATE OR DELETE ON "building_change" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "building_visit_append_only" BEFORE UPDATE OR DELETE ON "building_visit" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "deposited_key_append_only" BEFORE UPDATE OR DELETE ON "deposited_key" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "field_act_append_only" BEFORE UPDATE OR DELETE ON "field_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "recheck_append_only" BEFORE UPDATE OR DELETE ON "recheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();