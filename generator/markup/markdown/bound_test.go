package markdown

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
)

// costly are texts whose cost grows with the square of their length.
var costly = []string{"[x](", "[a]((", "[x](<", "[x](a \"", "*a_", "*a _b", "http://a*b_", "[[a](", ">", "> > ", "1. > - ", "[a]: b\n", "[^a] ", "~a b* "}

// A megabyte of what is written to stop a build comes back as the words it holds.
func TestCostlyTextIsPlain(t *testing.T) {
	const size = 1 << 20
	for _, piece := range costly {
		text := strings.Repeat(piece, size/len(piece))
		rendered, headings := HTML("# Above\n\n"+text+"\n\n*below*", Options{})
		if len(headings) != 1 || !strings.HasSuffix(rendered, "\n<p><em>below</em></p>") {
			t.Errorf("%q: what is around it is lost", piece)
		}
		if n := strings.Count(rendered, "<"); n != 8+strings.Count(rendered, "<br>") {
			t.Errorf("%q: %d tags", piece, n)
		}
		want := "Above " + strings.Join(strings.Fields(text), " ") + " below"
		if got := Plain("# Above\n\n" + text + "\n\n*below*"); got != html.UnescapeString(want) {
			t.Errorf("%q: the text is %.60q, want %.60q", piece, got, want)
		}
		if got := Refused("# Above\n\n" + text + "\n\n*below*"); !slices.Equal(got, []int{3}) {
			t.Errorf("%q: refused are the paragraphs on the lines %v", piece, got)
		}
	}
}

// All brackets inside each other cost the same.
func TestNestedBracketsArePlain(t *testing.T) {
	text := strings.Repeat("[", 1<<19) + strings.Repeat("]", 1<<19)
	if got := Plain(text); got != text {
		t.Errorf("the text is %.60q", got)
	}
}

// Many paragraphs, each a little too dear for what is left, are plain from there on.
func TestWholeDocumentIsBounded(t *testing.T) {
	text := strings.Repeat(strings.Repeat("*a_", 2000)+"\n\n", 150)
	lines := Refused(text)
	if len(lines) == 0 || len(lines) == 150 || lines[len(lines)-1] != 299 {
		t.Errorf("%d of 150 paragraphs are refused", len(lines))
	}
}

// What people write is parsed, however long.
func TestLongTextsAreParsed(t *testing.T) {
	var list, numbered, table, refs strings.Builder
	table.WriteString("|a|b|\n|-|-|\n")
	for i := range 3000 {
		fmt.Fprintf(&list, "- Smith*, J., **Doe, J.** (2020). [A *title*, with `code` and snake_case](https://example.org/a_b). *Journal*, %d.\n", i)
		fmt.Fprintf(&numbered, "%d. Smith*, J., **Doe, J.** (2020). [A *title*](https://example.org/a_b). *Journal*, 12.\n", i+1)
		if i < 1000 {
			fmt.Fprintf(&table, "| *a* | [b](c) %d |\n", i)
			fmt.Fprintf(&refs, "[r%d]: https://example.org/%d\n", i, i)
		}
	}
	prose := strings.Repeat("A *word*, an **other** one, and a [link](https://example.org/some_place \"a title\"); don't say \"no\".\n", 500) + "\n"
	for name, text := range map[string]string{
		"list": list.String(), "numbered list": numbered.String(), "table": table.String(), "references": refs.String(), "prose": strings.Repeat(prose, 3),
		"code": "```\n" + strings.Repeat("int *a[3] = {*b, c_d[1]};\n", 500) + "```\n",
	} {
		if lines := Refused(text); lines != nil {
			t.Errorf("%s: refused on line %d", name, lines[0])
		}
	}
}
