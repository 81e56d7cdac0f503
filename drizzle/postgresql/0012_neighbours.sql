CREATE TABLE "neighbour_set" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"computed_at" text NOT NULL,
	"units" bigint NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "neighbour_spread" (
	"set_id" text NOT NULL,
	"form_id" text NOT NULL,
	"period" text NOT NULL,
	"name" text NOT NULL,
	"industry" text NOT NULL,
	"size" text NOT NULL,
	"units" bigint NOT NULL,
	"label" text NOT NULL,
	"points" jsonb NOT NULL,
	CONSTRAINT "neighbour_spread_set_id_form_id_period_industry_size_name_pk" PRIMARY KEY("set_id","form_id","period","industry","size","name")
);
--> statement-breakpoint
ALTER TABLE "evaluation" ADD COLUMN "neighbour_set_id" text;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD COLUMN "neighbour_set_id" text;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "neighbour_set_id" text;--> statement-breakpoint
ALTER TABLE "neighbour_set" ADD CONSTRAINT "neighbour_set_run_id_evaluation_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."evaluation_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour_spread" ADD CONSTRAINT "neighbour_spread_set_id_neighbour_set_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."neighbour_set"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "neighbour_set_computed" ON "neighbour_set" USING btree ("computed_at","id");
--> statement-breakpoint
CREATE TRIGGER "neighbour_set_append_only" BEFORE UPDATE OR DELETE ON "neighbour_set" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "neighbour_spread_append_only" BEFORE UPDATE OR DELETE ON "neighbour_spread" FOR EACH ROW EXECUTE FUNCTION refuse_change();