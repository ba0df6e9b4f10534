package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lectern/generator/page"
	"lectern/generator/view"
)

// A tree of topics or institutions twelve levels deep, with a leaf beside each node
// that has something below it, is written as nested lists, whole.
func TestDeepTrees(t *testing.T) {
	const levels = 12
	var topics []view.TopicNode
	var institutions []view.InstitutionNode
	var want []string
	add := func(depth int, name string, n view.Nesting) {
		topics = append(topics, view.TopicNode{Count: view.Count{Label: name, Href: "/" + name + "/"}, Nesting: n})
		institutions = append(institutions, view.InstitutionNode{Link: view.Link{Label: name}, Nesting: n})
		want = append(want, fmt.Sprint(depth, " ", name))
	}
	for level := 1; level <= levels; level++ {
		add(level, fmt.Sprint("leaf", level), view.Nesting{})
		last := level == levels
		n := view.Nesting{Opens: !last}
		if last {
			n.Closes = levels - 1
		}
		add(level, fmt.Sprint("node", level), n)
	}
	add(1, "after", view.Nesting{})
	frame := view.Frame{Site: &view.Site{}, Lang: "en", Dir: "ltr", Title: "T"}
	th := defaultTheme(t, true)
	for kind, v := range map[page.Kind]any{
		page.Topics:       &view.Topics{Frame: frame, Topics: topics},
		page.Institutions: &view.Institutions{Frame: frame, Institutions: institutions},
	} {
		var buf bytes.Buffer
		if err := New(only(th), nil).Render(&buf, page.Page{Path: "x.html", Kind: kind, View: func() any { return v }}); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(&buf)
		if err != nil {
			t.Fatal(err)
		}
		if got := nested(t, doc); strings.Join(got, ", ") != strings.Join(want, ", ") {
			t.Errorf("%s:\ngot  %s\nwant %s", kind, strings.Join(got, ", "), strings.Join(want, ", "))
		}
	}
}

// nested returns the nodes of a page's tree with the number of lists that each stands
// in. A list holds nothing but items, and an item of an inner list stands below one.
func nested(t *testing.T, doc *html.Node) (out []string) {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Data != "li" || n.Parent.Data != "ul" {
			continue
		}
		depth, inTree := 0, false
		for up := range n.Ancestors() {
			if up.Data == "ul" {
				depth++
				inTree = inTree || len(up.Attr) > 0 && up.Attr[0].Val == "tree"
				for kid := range up.ChildNodes() {
					if kid.Data != "li" && strings.TrimSpace(kid.Data) != "" {
						t.Errorf("<%s> in a list", kid.Data)
					}
				}
			}
		}
		if inTree {
			out = append(out, fmt.Sprint(depth, " ", n.FirstChild.FirstChild.Data))
		}
	}
	return out
}
