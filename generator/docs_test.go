package generator_test

import (
	"os"
	"strings"
	"testing"

	"lectern/generator/config/sentence"
)

// TestDocsNameEveryField holds the documentation of records and of site.toml to the
// sentences that the schemas are made of: a field that is added, or described
// otherwise, is so on the pages too.
func TestDocsNameEveryField(t *testing.T) {
	fields, err := os.ReadFile("format/native/fields.txt")
	if err != nil {
		t.Fatal(err)
	}
	described := map[string]string{}
	for line := range strings.Lines(string(fields)) {
		path, sentence, ok := strings.Cut(strings.TrimSpace(line), " ")
		if ok && !strings.HasPrefix(path, "#") {
			if _, field, nested := strings.Cut(path, "."); nested {
				described["`"+field+"` | "+strings.TrimSpace(sentence)] = "records.md"
			}
		}
	}
	for key, sentence := range sentence.All() {
		if key != "" {
			described["`"+key+"` | "+sentence] = "site-toml.md"
		}
	}
	if len(described) < 200 {
		t.Fatalf("only %d fields are described", len(described))
	}
	pages := map[string]string{}
	for _, name := range []string{"records.md", "site-toml.md"} {
		text, err := os.ReadFile("../content/pages/docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = string(text)
	}
	for row, page := range described {
		if !strings.Contains(pages[page], "| "+row+" |") {
			t.Errorf("content/pages/docs/%s lacks the row | %s |", page, row)
		}
	}
}
