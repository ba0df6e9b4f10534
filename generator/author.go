package generator

import (
	"context"
	"crypto/rand"
	"time"

	"lectern/generator/edit"
	"lectern/generator/place"
	"lectern/generator/scholar"
	"lectern/generator/verify"
)

// AuthorEdit is an edit of an author's record, AuthorReport what came of it; the same
// for a search for proofs.
type (
	AuthorEdit    = edit.Command
	AuthorReport  = edit.Report
	VerifyOptions = verify.Options
	VerifyReport  = verify.Report
)

// EditAuthor edits the records of the site in a folder, all of them or none. The
// error is an *ArgumentError, or says what the machine failed to do.
func EditAuthor(dir string, e AuthorEdit) (*AuthorReport, error) {
	if _, err := place.Find(dir, ""); err != nil {
		return nil, err
	}
	e.Key = make([]byte, 32)
	_, _ = rand.Read(e.Key) // never fails
	return edit.Run(dir, e)
}

// Verify looks for proofs of the profiles of the site in a folder, and writes those
// that are new into the records, with today's date. The error is as EditAuthor's; that
// somebody cannot be asked is none.
func Verify(ctx context.Context, dir string, o VerifyOptions) (*VerifyReport, error) {
	if _, err := place.Find(dir, ""); err != nil {
		return nil, err
	}
	o.Today, _ = scholar.ParseDate(time.Now().UTC().Format(time.DateOnly))
	return verify.Run(ctx, dir, o)
}
