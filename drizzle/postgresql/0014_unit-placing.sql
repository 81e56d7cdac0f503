CREATE TABLE "unit_placing" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"ground" text NOT NULL,
	"confidence" bigint NOT NULL,
	"street" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unit_placing" ADD CONSTRAINT "unit_placing_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unit_placing_street" ON "unit_placing" USING btree ("street","unit_id");