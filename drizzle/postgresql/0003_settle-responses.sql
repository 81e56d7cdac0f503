ALTER TABLE "response" ADD COLUMN "in_conflict" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "settled_revision_id" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "settled_revisions" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "merged_from" jsonb;