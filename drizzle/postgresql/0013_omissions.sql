CREATE TABLE "listing_signature" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"edition" bigint NOT NULL,
	"statement" text NOT NULL,
	"checks" jsonb NOT NULL,
	"units" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"signed_at" text NOT NULL,
	"signed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_unit" (
	"signature_id" text NOT NULL,
	"place" bigint NOT NULL,
	"unit_id" text NOT NULL,
	"roster" text NOT NULL,
	"area_code" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "listing_unit_signature_id_place_pk" PRIMARY KEY("signature_id","place")
);
--> statement-breakpoint
CREATE TABLE "omission_signal" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"says" text NOT NULL,
	"area_code" text NOT NULL,
	"block_code" text,
	"building_code" text,
	"unit_id" text,
	"weight" bigint NOT NULL,
	"found_at" text NOT NULL,
	"last_found_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "omission_step" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"signal_id" text NOT NULL,
	"kind" text NOT NULL,
	"finding" text,
	"note" text NOT NULL,
	"at" text NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "listing_unit" ADD CONSTRAINT "listing_unit_signature_id_listing_signature_id_fk" FOREIGN KEY ("signature_id") REFERENCES "public"."listing_signature"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "omission_step" ADD CONSTRAINT "omission_step_signal_id_omission_signal_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."omission_signal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_signature_edition" ON "listing_signature" USING btree ("area_prefix","edition");--> statement-breakpoint
CREATE INDEX "listing_unit_roster" ON "listing_unit" USING btree ("signature_id","roster","place");--> statement-breakpoint
CREATE INDEX "omission_signal_queue" ON "omission_signal" USING btree ("state","weight","id");--> statement-breakpoint
CREATE INDEX "omission_signal_area" ON "omission_signal" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "omission_signal_block" ON "omission_signal" USING btree ("block_code","state");--> statement-breakpoint
CREATE UNIQUE INDEX "omission_step_id" ON "omission_step" USING btree ("id");--> statement-breakpoint
CREATE INDEX "omission_step_signal" ON "omission_step" USING btree ("signal_id");
--> statement-breakpoint
CREATE TRIGGER "omission_step_append_only" BEFORE UPDATE OR DELETE ON "omission_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "listing_signature_append_only" BEFORE UPDATE OR DELETE ON "listing_signature" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "listing_unit_append_only" BEFORE UPDATE OR DELETE ON "listing_unit" FOR EACH ROW EXECUTE FUNCTION refuse_change();
