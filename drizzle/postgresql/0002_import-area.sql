ALTER TABLE "frame_import" ADD COLUMN "area_prefix" text NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "frame_import_content" ON "frame_import" USING btree ("source","content_hash");--> statement-breakpoint
CREATE INDEX "frame_import_area" ON "frame_import" USING btree ("area_prefix","imported_at");