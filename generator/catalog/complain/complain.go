// Package complain reports what is wrong with a record at the place of the field
// that says it. It knows no rule by which records are judged.
package complain

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"lectern/generator/diag"
	"lectern/generator/record"
)

// Desk takes the complaints of one build. It may be used by many goroutines; but which
// complaints of a code have a hint depends on their order.
type Desk struct {
	list   *diag.List
	mu     sync.Mutex
	looked map[string]int // how many hints of a code have been looked for
}

// New returns a desk that passes on to the list.
func New(list *diag.List) *Desk { return &Desk{list: list, looked: map[string]int{}} }

// About reports a diagnostic at the place of a record's field. An error in an
// imported layer becomes a warning: what is wrong is left out, and the site is
// built.
func About[T record.Entity](d *Desk, r *record.Record[T], key string, severity diag.Severity, code, hint, format string, args ...any) {
	if r.LayerOf(key).Imported() {
		severity = diag.Warning
	}
	d.list.Add(diag.Diagnostic{Severity: severity, Code: code, Place: r.PlaceOf(key), Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Unknown reports that a field names what does not exist, with the nearest known
// name as a hint.
func Unknown[T record.Entity, E any](d *Desk, r *record.Record[T], key string, severity diag.Severity, code, word string, known map[string]E) {
	About(d, r, key, severity, code, Nearest(d, code, word, known), "%s names %q, which is no id of a record", key, word)
}

// Setting reports that a key of site.toml names what no record has as its id.
func Setting[E any](d *Desk, place diag.Place, key, word string, known map[string]E) {
	code := "unknown-" + key
	d.list.Add(diag.Diagnostic{Severity: diag.Error, Code: code, Place: place, Hint: Nearest(d, code, word, known),
		Message: fmt.Sprintf("%s names %q, which is no id of a record that is shown", key, word)})
}

// Circle reports entities whose fields of one key lead back to the first of them,
// with the places of all these links. rec returns an entity's record.
func Circle[E any, T record.Entity](d *Desk, key string, circle []E, rec func(E) *record.Record[T]) {
	var chain strings.Builder
	for _, e := range circle {
		r := rec(e)
		fmt.Fprintf(&chain, "%q (%s) → ", r.ID, r.PlaceOf(key))
	}
	first := rec(circle[0])
	About(d, first, key, diag.Error, "circle", "remove one of these links", "%s leads in a circle: %s%q", key, chain.String(), first.ID)
}

// Nearest suggests the known word that was perhaps meant, as a hint. It looks only
// for as many diagnostics of a code as are printed one by one, since each look goes
// through all words.
func Nearest[E any](d *Desk, code, word string, known map[string]E) string {
	const printed = 20
	if d.look(code) > printed {
		return ""
	}
	similar := slices.DeleteFunc(slices.Sorted(maps.Keys(known)), func(k string) bool {
		return len(k) > len(word)+len(word)/3+1 || len(word) > len(k)+len(word)/3+1
	})
	if found := diag.Nearest(word, similar); found != "" {
		return fmt.Sprintf("did you mean %q?", found)
	}
	return ""
}

// look counts a look for a hint.
func (d *Desk) look(code string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.looked[code]++
	return d.looked[code]
}
