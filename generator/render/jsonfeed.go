package render

import (
	"bytes"
	"cmp"
	"encoding/json"

	"lectern/generator/view"
)

// jsonFeed writes a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). As in Atom, an
// item's day is that of its last change, never of its publication.
func jsonFeed(buf *bytes.Buffer, f *view.Feed) error {
	out := jsonDocument{
		Version:  "https://jsonfeed.org/version/1.1",
		Title:    f.Title,
		HomePage: f.Home,
		Self:     f.Self,
		Language: f.Lang,
		Authors:  jsonPeople([]string{f.Author}),
		Items:    make([]jsonItem, len(f.Entries)),
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		out.Items[i] = jsonItem{ID: e.ID, URL: e.Href, Title: e.Title, Text: cmp.Or(e.Summary, e.Title), Modified: e.Updated,
			Authors: jsonPeople(e.Authors)}
	}
	return json.NewEncoder(buf).Encode(out)
}

type (
	jsonDocument struct {
		Version  string       `json:"version"`
		Title    string       `json:"title"`
		HomePage string       `json:"home_page_url,omitempty"`
		Self     string       `json:"feed_url,omitempty"`
		Language string       `json:"language,omitempty"`
		Authors  []jsonPerson `json:"authors,omitempty"`
		Items    []jsonItem   `json:"items"`
	}
	jsonItem struct {
		ID       string       `json:"id"`
		URL      string       `json:"url,omitempty"`
		Title    string       `json:"title"`
		Text     string       `json:"content_text"` // an item must have a content
		Modified string       `json:"date_modified,omitempty"`
		Authors  []jsonPerson `json:"authors,omitempty"`
	}
	jsonPerson struct {
		Name string `json:"name"`
	}
)

func jsonPeople(names []string) []jsonPerson {
	var out []jsonPerson
	for _, name := range names {
		if name != "" {
			out = append(out, jsonPerson{name})
		}
	}
	return out
}
