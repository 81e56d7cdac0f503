CREATE TABLE "form_approval" (
	"form_id" text NOT NULL,
	"form_version" text NOT NULL,
	"table_number" text NOT NULL,
	"issuing_body" text NOT NULL,
	"approval_number" text NOT NULL,
	"valid_until" text NOT NULL,
	"entered_at" text NOT NULL,
	"entered_by" text NOT NULL,
	CONSTRAINT "form_approval_form_id_form_version_pk" PRIMARY KEY("form_id","form_version")
);
--> statement-breakpoint
ALTER TABLE "response_draft" ADD COLUMN "form_version" text;--> statement-breakpoint
ALTER TABLE "response_draft" ADD COLUMN "kept_aside" jsonb;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "kept_aside" jsonb;