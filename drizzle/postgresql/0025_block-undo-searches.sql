CREATE TABLE "omission_search" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"found" jsonb NOT NULL,
	"at" text NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "block_change" ADD COLUMN "followed" jsonb;--> statement-breakpoint
CREATE INDEX "omission_search_area" ON "omission_search" USING btree ("area_prefix","at");--> statement-breakpoint
CREATE TRIGGER "omission_search_append_only" BEFORE UPDATE OR DELETE ON "omission_search" FOR EACH ROW EXECUTE FUNCTION refuse_change();