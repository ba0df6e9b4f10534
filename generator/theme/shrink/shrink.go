// Package shrink minifies the text of templates, once, before they run. It knows
// the syntax of HTML and of template actions; it knows nothing of what they do.
package shrink

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
)

// Template minifies a template's text. The minifier never sees the actions:
// each is replaced by a numbered one ({{7}}) and put back afterwards, so that
// quotes, comments and trim markers in them cannot mislead it. It returns false
// where the actions did not come back whole and in order.
//
// The text begins and ends with an action while it is minified: what a partial is
// put into is not known, so white space at its ends is kept as one space.
func Template(text string) (string, bool) {
	pieces, ok := split(text)
	if !ok {
		return "", false
	}
	var marked strings.Builder
	var actions []string
	add := func(action string) {
		marked.WriteString("{{" + strconv.Itoa(len(actions)) + "}}")
		actions = append(actions, action)
	}
	add("")
	for _, p := range pieces {
		if p.action {
			add(p.text)
		} else {
			marked.WriteString(p.text)
		}
	}
	add("")
	if !rawIsPlain(marked.String()) {
		return "", false
	}
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDefaultAttrVals: true, KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true,
		TemplateDelims: html.GoTemplateDelims,
	})
	short, err := m.String("text/html", marked.String())
	if err != nil {
		return "", false
	}
	return restore(short, actions)
}

// restore puts the actions back and makes sure that nothing else reads as one. What
// comes after the last of them was added by the minifier to close an open tag.
func restore(short string, actions []string) (string, bool) {
	var b strings.Builder
	for i, action := range actions {
		before, after, found := strings.Cut(short, "{{"+strconv.Itoa(i)+"}}")
		if !found || strings.Contains(before, "{{") || strings.HasSuffix(before, "{") && action != "" {
			return "", false
		}
		b.WriteString(before)
		b.WriteString(action)
		short = after
	}
	return b.String(), short == ""
}

// raw finds elements whose text is not HTML.
var raw = regexp.MustCompile(`(?is)<(?:script|style|textarea)\b[^>]*>(.*?)</`)

var mark = regexp.MustCompile(`\{\{\d+\}\}`)

// rawIsPlain reports whether scripts, styles and text areas hold either actions or
// text. The minifier takes a mixture for HTML text.
func rawIsPlain(marked string) bool {
	for _, m := range raw.FindAllStringSubmatch(marked, -1) {
		if rest := mark.ReplaceAllString(m[1], ""); rest != m[1] && strings.TrimSpace(rest) != "" {
			return false
		}
	}
	return true
}

// part is a stretch of text, or an action with its delimiters.
type part struct {
	text   string
	action bool
}

// split takes a template's text apart as text/template's lexer does. Trim markers
// have been obeyed and comments are left out.
func split(text string) ([]part, bool) {
	var parts []part
	trim := false
	for {
		before, after, found := strings.Cut(text, "{{")
		if trim {
			before = strings.TrimLeft(before, spaces)
		}
		if !found {
			return append(parts, part{before, false}), true
		}
		inside, rest, ok := action(after)
		if !ok {
			return nil, false
		}
		if len(inside) > 1 && inside[0] == '-' && strings.IndexByte(spaces, inside[1]) >= 0 {
			before, inside = strings.TrimRight(before, spaces), inside[1:]
		}
		if n := len(inside); n > 1 && inside[n-1] == '-' && strings.IndexByte(spaces, inside[n-2]) >= 0 {
			trim, inside = true, inside[:n-1]
		} else {
			trim = false
		}
		parts = append(parts, part{before, false})
		if inside = strings.Trim(inside, spaces); !strings.HasPrefix(inside, "/*") {
			parts = append(parts, part{"{{" + inside + "}}", true})
		}
		text = rest
	}
}

const spaces = " \t\r\n"

// action returns what stands between delimiters and what follows them. Strings and
// comments may hold delimiters.
func action(text string) (inside, rest string, ok bool) {
	if comment := strings.TrimLeft(strings.TrimPrefix(text, "-"), spaces); strings.HasPrefix(comment, "/*") {
		end := strings.Index(text, "*/")
		if end < 0 {
			return "", "", false
		}
		inside, rest, ok = strings.Cut(text[end:], "}}")
		return text[:end] + inside, rest, ok
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '"', '\'', '`':
			for i++; i < len(text) && text[i] != c; i++ {
				if text[i] == '\\' && c != '`' {
					i++
				}
			}
		case '}':
			if strings.HasPrefix(text[i:], "}}") {
				return text[:i], text[i+2:], true
			}
		}
	}
	return "", "", false
}
