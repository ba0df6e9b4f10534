package words

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"lectern/generator/diag"
)

// WarnLacking warns of the strings that are not in a language but in the one below it.
// The file is where they could be written.
func (t *Table) WarnLacking(file string, lang language.Base, ds *diag.List) {
	lacking := slices.DeleteFunc(t.Keys(), func(key string) bool {
		of, _ := t.entries[key].lang.Base()
		return of == lang
	})
	if len(lacking) == 0 {
		return
	}
	ds.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "missing-strings", Place: diag.Place{File: file},
		Message: fmt.Sprintf("%d strings of the interface are not in %q and stay in English: %s", len(lacking), lang, few(lacking)),
		Hint:    "write them in this file",
	})
}

// few names the first few of some keys.
func few(keys []string) string {
	const most = 5
	if len(keys) > most {
		return strings.Join(keys[:most], ", ") + ", ..."
	}
	return strings.Join(keys, ", ")
}
