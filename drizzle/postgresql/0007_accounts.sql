CREATE TABLE "account_password" (
	"account_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_totp" (
	"account_id" text PRIMARY KEY NOT NULL,
	"sealed_secret" text,
	"confirmed_at" text,
	"pending_secret" text,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_unit" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"unit_name" text NOT NULL,
	"position" text NOT NULL,
	"since" text NOT NULL,
	"ended_at" text,
	"takes_over_from" text
);
--> statement-breakpoint
CREATE TABLE "activation_code" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"unit_name" text NOT NULL,
	"area_code" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text,
	"used_by" text,
	"withdrawn_at" text
);
--> statement-breakpoint
CREATE TABLE "device" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"area_prefix" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"enrolled_at" text NOT NULL,
	"enrolled_by" text NOT NULL,
	"revoked_at" text,
	"revoked_by" text,
	"revoke_reason" text,
	"report" jsonb,
	"reported_at" text,
	"clock_offset_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "device_enrolment" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text,
	"device_id" text
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text NOT NULL,
	"created_at" text NOT NULL,
	"last_used_at" text,
	"removed_at" text
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text,
	"purpose" text NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_guard" (
	"key" text PRIMARY KEY NOT NULL,
	"attempts" bigint NOT NULL,
	"window_started_at" text NOT NULL,
	"locked_until" text
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "login_name" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "area_prefix" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "owes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "last_seen_at" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "client" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device_id" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "unit_id" text;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD COLUMN "withdrawn_at" text;--> statement-breakpoint
ALTER TABLE "account_password" ADD CONSTRAINT "account_password_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_totp" ADD CONSTRAINT "account_totp_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_unit" ADD CONSTRAINT "account_unit_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_unit_account" ON "account_unit" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_unit_unit" ON "account_unit" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "activation_code_hash" ON "activation_code" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "activation_code_unit" ON "activation_code" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "device_account" ON "device" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "device_area" ON "device" USING btree ("area_prefix","id");--> statement-breakpoint
CREATE UNIQUE INDEX "device_enrolment_token" ON "device_enrolment" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "passkey_account" ON "passkey" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "recovery_code_account" ON "recovery_code" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_login_name" ON "account" USING btree ("login_name");--> statement-breakpoint
CREATE INDEX "account_area" ON "account" USING btree ("area_prefix","id");--> statement-breakpoint
CREATE INDEX "session_created" ON "session" USING btree ("created_at");
--> statement-breakpoint
UPDATE "account" SET "area_prefix" = "scope"->>'areaPrefix' WHERE "scope"->>'kind' = 'area';--> statement-breakpoint
INSERT INTO "account_unit" ("id", "account_id", "unit_id", "unit_name", "position", "since")
SELECT 'first-' || "id", "id", "scope"->>'unitId', "scope"->>'name', 'preparer', "created_at"
FROM "account" WHERE "scope"->>'kind' = 'unit';
