package api

import (
	"bytes"
	"embed"
	"encoding/json"

	"lectern/generator/page/file"
)

// schemaFiles describe the files, as JSON Schema (2020-12).
//
//go:embed schema/*.json
var schemaFiles embed.FS

// schemaNames are what the schemas describe.
func schemaNames() []string {
	return []string{"index", "page", "work", "author", "topic", "venue", "institution"}
}

// schemas returns the files that describe the others.
func schemas() []file.File {
	var out []file.File
	for _, name := range schemaNames() {
		if text, err := schemaFiles.ReadFile("schema/" + name + ".json"); err == nil { // all are there, which a test holds
			out = append(out, file.Text(schemaPath(name), string(text)))
		}
	}
	return out
}

func schemaPath(name string) string { return Root + "schema/" + name + ".json" }

// list is what the index says of a collection.
type list struct {
	Pages  int    `json:"pages"`
	First  string `json:"first"`
	Last   string `json:"last"`
	Order  string `json:"order"`
	Schema string `json:"schema"`
}

// index returns the file that leads to all others.
func (s Site) index(all []collection) file.File {
	doc := struct {
		Version   int             `json:"version"`
		Title     string          `json:"title"`
		URL       string          `json:"url"`
		Language  string          `json:"language"`
		Languages []string        `json:"languages"`
		AsOf      string          `json:"as_of,omitempty"`
		Schema    string          `json:"schema"`
		Page      string          `json:"page_schema"`
		Lists     map[string]list `json:"lists"`
	}{Version, s.Config.Title, s.Config.BaseURL, s.Config.Language, s.Config.Languages, s.Config.AsOf,
		s.absolute(schemaPath("index")), s.absolute(schemaPath("page")), map[string]list{}}
	for _, c := range all {
		one := c.name[:len(c.name)-1]
		doc.Lists[c.name] = list{c.pages, s.absolute(pagePath(c.name, 1)), s.absolute(pagePath(c.name, c.pages)),
			c.order, s.absolute(schemaPath(one))}
	}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf) // writes the keys of a map sorted
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	_ = e.Encode(doc) // strings and numbers always encode
	return file.Text(Root+"index.json", buf.String())
}
