package view

// Care says on a profile who answers for its record, and how it is claimed or corrected.
type Care struct {
	By         string // who has claimed the record; empty for nobody
	On         string // machine form; may be empty
	Maintainer Link   // the institution that keeps the records; Label empty where that is not said
	Checked    string // the day somebody last checked the record, machine form; may be empty
	Unclaimed  string // the subject's name, where the page says that they did not make it
	Claim      string // address at which to claim the record; may be empty
	Correct    string // address at which to correct it; may be empty
	Mail       string // address of an email to those who keep the records, where the others need an account
}
