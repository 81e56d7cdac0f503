ALTER TABLE "recheck" ADD COLUMN "unit_wrong" boolean;--> statement-breakpoint
ALTER TABLE "recheck" ADD COLUMN "items_checked" bigint;--> statement-breakpoint
ALTER TABLE "recheck" ADD COLUMN "items_wrong" bigint;