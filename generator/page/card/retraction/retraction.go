// Package retraction says what a work's retraction or withdrawal does to its title:
// wherever the title stands by itself (in a citation, a feed, a browser's tab), it
// says so first, as COPE's guidelines on retraction ask. It knows neither pages nor
// the words of the interface.
package retraction

import (
	"strings"

	"lectern/generator/scholar"
)

// Status returns "retracted" or "withdrawn"; "" for a work that stands.
func Status(s scholar.WorkStatus) string {
	if s == scholar.StatusRetracted || s == scholar.StatusWithdrawn {
		return string(s)
	}
	return ""
}

// Title returns a title with the words for the status: "Retracted: On things". The
// title of a work that stands is returned as it is. text gives a string of the
// interface.
func Title(text func(key string, args ...any) string, s scholar.WorkStatus, title string) string {
	before, after := Around(text, s)
	return before + title + after
}

// Around returns what stands before and after the title of a work with the status:
// "Retracted: " and "".
func Around(text func(key string, args ...any) string, s scholar.WorkStatus) (before, after string) {
	status := Status(s)
	if status == "" {
		return "", ""
	}
	const hole = "\x00" // no string of the interface holds it
	before, after, _ = strings.Cut(text(status+"_title", hole), hole)
	return before, after
}
