CREATE TABLE "frame_draft" (
	"upload_id" text NOT NULL,
	"row" bigint NOT NULL,
	"code" text,
	"branch" bigint NOT NULL,
	"draft" jsonb,
	"raw" jsonb NOT NULL,
	"notices" jsonb,
	"rejected" jsonb,
	CONSTRAINT "frame_draft_upload_id_row_pk" PRIMARY KEY("upload_id","row")
);
--> statement-breakpoint
CREATE TABLE "frame_notice" (
	"import_id" text NOT NULL,
	"row" bigint NOT NULL,
	"notices" jsonb NOT NULL,
	CONSTRAINT "frame_notice_import_id_row_pk" PRIMARY KEY("import_id","row")
);
--> statement-breakpoint
CREATE TABLE "frame_settlement" (
	"upload_id" text NOT NULL,
	"row" bigint NOT NULL,
	"settled" text NOT NULL,
	"unit_id" text,
	"again_id" text,
	"earlier_id" text,
	"notices" jsonb,
	"rejected" jsonb,
	CONSTRAINT "frame_settlement_upload_id_row_pk" PRIMARY KEY("upload_id","row")
);
--> statement-breakpoint
CREATE TABLE "frame_upload" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"area_prefix" text NOT NULL,
	"file_name" text NOT NULL,
	"stage" text NOT NULL,
	"uploaded_at" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"size" bigint NOT NULL,
	"content_hash" text,
	"encoding" text,
	"read_share" bigint NOT NULL,
	"rows_read" bigint NOT NULL,
	"rows_settled" bigint NOT NULL,
	"rows_written" bigint NOT NULL,
	"columns" jsonb,
	"notices" jsonb NOT NULL,
	"closing_notices" jsonb NOT NULL,
	"counts" jsonb NOT NULL,
	"comparison" jsonb,
	"failure" jsonb,
	"same_as" text,
	"synthetic" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frame_upload_part" (
	"upload_id" text NOT NULL,
	"number" bigint NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "frame_upload_part_upload_id_number_pk" PRIMARY KEY("upload_id","number")
);
--> statement-breakpoint
CREATE TABLE "unit_placing" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"ground" text NOT NULL,
	"confidence" bigint NOT NULL,
	"street" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "frame_import_content";--> statement-breakpoint
ALTER TABLE "frame_import" ADD COLUMN "noticed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "frame_import" ADD COLUMN "closing_notices" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "frame_record" ADD COLUMN "again_key" text;--> statement-breakpoint
ALTER TABLE "frame_draft" ADD CONSTRAINT "frame_draft_upload_id_frame_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."frame_upload"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_notice" ADD CONSTRAINT "frame_notice_import_id_frame_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."frame_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_settlement" ADD CONSTRAINT "frame_settlement_upload_id_frame_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."frame_upload"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frame_upload_part" ADD CONSTRAINT "frame_upload_part_upload_id_frame_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."frame_upload"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_placing" ADD CONSTRAINT "unit_placing_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "frame_draft_code" ON "frame_draft" USING btree ("upload_id","code");--> statement-breakpoint
CREATE INDEX "frame_settlement_again" ON "frame_settlement" USING btree ("upload_id","again_id");--> statement-breakpoint
CREATE INDEX "frame_settlement_earlier" ON "frame_settlement" USING btree ("upload_id","earlier_id");--> statement-breakpoint
CREATE INDEX "frame_upload_stage" ON "frame_upload" USING btree ("stage","uploaded_at");--> statement-breakpoint
CREATE INDEX "frame_upload_area" ON "frame_upload" USING btree ("area_prefix","uploaded_at");--> statement-breakpoint
CREATE INDEX "unit_placing_street" ON "unit_placing" USING btree ("street","unit_id");--> statement-breakpoint
CREATE INDEX "frame_record_again" ON "frame_record" USING btree ("again_key");--> statement-breakpoint
CREATE UNIQUE INDEX "frame_import_content" ON "frame_import" USING btree ("source","area_prefix","content_hash");