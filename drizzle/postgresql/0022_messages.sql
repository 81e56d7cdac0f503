CREATE TABLE "message" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"response_id" text,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"written_at" text NOT NULL,
	"written_by" text NOT NULL,
	"written_role" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_mark" (
	"unit_id" text NOT NULL,
	"account_id" text NOT NULL,
	"read_to" text NOT NULL,
	CONSTRAINT "message_mark_unit_id_account_id_pk" PRIMARY KEY("unit_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "message_thread" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"area_code" text NOT NULL,
	"last_at" text NOT NULL,
	"last_side" text NOT NULL,
	"last_message_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message_thread" ADD CONSTRAINT "message_thread_last_message_id_message_id_fk" FOREIGN KEY ("last_message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_unit" ON "message" USING btree ("unit_id","written_at","id");--> statement-breakpoint
CREATE INDEX "message_thread_area" ON "message_thread" USING btree ("area_code","last_at");
--> statement-breakpoint
CREATE TRIGGER "message_append_only" BEFORE UPDATE OR DELETE ON "message" FOR EACH ROW EXECUTE FUNCTION refuse_change();