DROP INDEX "frame_record_unit";--> statement-breakpoint
DROP INDEX "frame_record_again";--> statement-breakpoint
CREATE INDEX "frame_record_unit" ON "frame_record" USING btree ("unit_id","import_id");--> statement-breakpoint
CREATE INDEX "frame_record_again" ON "frame_record" USING btree ("again_key","import_id");