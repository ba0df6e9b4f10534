package generator

import (
	"crypto/rand"
	"fmt"
	"os"

	"lectern/generator/edit"
)

// AuthorEdit is an edit of an author's record, AuthorReport what came of it.
type (
	AuthorEdit   = edit.Command
	AuthorReport = edit.Report
)

// EditAuthor edits the records of the site in a folder, all of them or none. The
// error is an *ArgumentError, or says what the machine failed to do.
func EditAuthor(dir string, e AuthorEdit) (*AuthorReport, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, &ArgumentError{Message: fmt.Sprintf("there is no folder %s", dir)}
	}
	e.Key = make([]byte, 32)
	_, _ = rand.Read(e.Key) // never fails
	return edit.Run(dir, e)
}
