CREATE TABLE "frame_heading" (
	"area_prefix" text NOT NULL,
	"source" text NOT NULL,
	"heading" text NOT NULL,
	"meaning" text,
	CONSTRAINT "frame_heading_area_prefix_source_heading_pk" PRIMARY KEY("area_prefix","source","heading")
);
--> statement-breakpoint
ALTER TABLE "frame_import" ADD COLUMN "comparison" jsonb;