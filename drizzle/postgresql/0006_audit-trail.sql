ALTER TABLE "audit_entry" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "algorithm" text;--> statement-breakpoint
CREATE INDEX "audit_entry_action" ON "audit_entry" USING btree ("action","sequence");--> statement-breakpoint
CREATE INDEX "audit_entry_recorded_at" ON "audit_entry" USING btree ("recorded_at");