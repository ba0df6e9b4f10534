package markdown

import "strings"

// The parser's cost grows with the square of some texts: each link that does not end
// and each mark of emphasis without a partner makes it look through the rest of the
// paragraph. What people write costs next to nothing of this; what is written to stop
// a build must not be parsed. Costs are counted in bytes, or marks, looked at.
const (
	paragraphCost = 300_000    // is parsed whatever the others cost
	documentCost  = 30_000_000 // of all paragraphs that cost more, together
	nestingMax    = 100        // quotations and lists within each other
)

// Refused returns the lines, from 1, on which those paragraphs of a text begin that
// HTML and Plain take as nothing but words, since they cost too much to parse.
func Refused(source string) (lines []int) {
	_, lines = bound(clean(source))
	return lines
}

// bound returns the text with those paragraphs escaped that cost too much to parse,
// and the numbers of their first lines, from 1. A paragraph here is what stands
// between empty lines, or is one point of a list.
func bound(source string) (text string, lines []int) {
	var out strings.Builder
	left, line, kept := documentCost, 1, 0
	for at := 0; at < len(source); {
		end := at + paragraph(source[at:])
		part := source[at:end]
		most := max(paragraphCost, left)
		cost := price(part, most)
		if cost > paragraphCost {
			left -= min(cost, most) // finding it out costs as much
		}
		if cost > most {
			out.WriteString(source[kept:at])
			escape(&out, part)
			lines = append(lines, line)
			kept = end
		}
		line += strings.Count(part, "\n")
		at = end
	}
	if lines == nil {
		return source, nil
	}
	out.WriteString(source[kept:])
	return out.String(), lines
}

// paragraph returns the length of the first paragraph of a text, with the empty line
// that ends it.
func paragraph(text string) int {
	at := 0
	numbered := text[0] >= '0' && text[0] <= '9'
	for line := range strings.Lines(text) {
		if at > 0 && begins(line, numbered) {
			return at
		}
		at += len(line)
		if strings.Trim(line, " \t\r\n") == "" {
			return at
		}
	}
	return at
}

// begins reports whether a line ends the paragraph before it, whatever that is: a
// point of a list, or a heading. In a list of numbered points a number does so too.
func begins(line string, numbered bool) bool {
	inner := strings.TrimLeft(line, " ")
	if len(line)-len(inner) > 3 {
		return false // perhaps the paragraph goes on
	}
	if numbered && line[0] >= '0' && line[0] <= '9' {
		digits := strings.TrimLeft(line, "0123456789")
		return len(line)-len(digits) < 10 && strings.HasPrefix(digits, ". ") && strings.TrimSpace(digits) != "."
	}
	mark, rest, spaced := strings.Cut(inner, " ")
	switch {
	case !spaced || strings.TrimSpace(rest) == "":
		return false
	case mark == "-" || mark == "+" || mark == "*":
		return true
	}
	return mark != "" && len(mark) <= 6 && strings.Trim(mark, "#") == ""
}

// price says at most what it costs to parse a paragraph; it is more than most where
// that would be too much. It does not ask which marks have partners, since marks can
// be hidden from one reader and not from another, in code or addresses.
func price(part string, most int) int {
	marks, ends, nodes, cost := 0, 0, 0, 0
	for i := 0; i < len(part) && cost <= most; i++ {
		switch c := part[i]; c {
		case '*', '_', '~':
			if i == 0 || part[i-1] != c {
				marks++
			}
		case ']':
			ends++
			cost += target(part[i+1:], most-cost)
		case '[', '!', '<', '&', '`', '"', '\'', '.', '-', '\\', '\n':
			nodes++
		}
	}
	// Each mark may look at all marks before it, each end of a link's text at all that
	// the paragraph was divided into.
	cost += marks*marks/2 + ends*(ends+marks+nodes)/2
	definitions := 0
	for line := range strings.Lines(part) {
		if nesting(line) > nestingMax {
			return most + 1
		}
		if strings.HasPrefix(strings.TrimLeft(line, " "), "[") && strings.Contains(line, "]:") {
			definitions++
		}
	}
	return cost + definitions*len(part)/8 // each moves the rest
}

// nesting counts the marks of quotations and lists at the beginning of a line.
func nesting(line string) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '>', strings.IndexByte("-+*:", c) >= 0 && i+1 < len(line) && line[i+1] == ' ':
			n++
		case c != ' ' && c != '\t' && c != '.' && c != ')' && (c < '0' || c > '9'):
			return n
		case (c == '.' || c == ')') && i > 0 && line[i-1] >= '0' && line[i-1] <= '9':
			n++
		}
	}
	return n
}

// target returns how many bytes, at most most, are looked at behind the text of a
// link: of "(address "title")", or of "[label]".
func target(text string, most int) int {
	text = text[:min(len(text), max(most, 0)+1)]
	switch {
	case strings.HasPrefix(text, "["):
		return to(text[1:], "]")
	case strings.HasPrefix(text, "("):
		inner := strings.TrimLeft(text[1:], " \t\r\n")
		read := len(text) - len(inner)
		if strings.HasPrefix(inner, "<") {
			read += to(inner, ">")
		} else {
			read += to(inner, " \t\r\n")
		}
		title := strings.TrimLeft(text[min(read, len(text)):], "> \t\r\n")
		if title != "" && strings.IndexByte(`"'(`, title[0]) >= 0 {
			read += to(title[1:], strings.Replace(title[:1], "(", ")", 1))
		}
		return read
	}
	return 0
}

// to returns how far it is to one of some characters, or to the end where there is
// none. One behind a backslash does not count.
func to(text, chars string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.IndexByte(chars, text[i]) >= 0:
			return i
		}
	}
	return len(text)
}

// escape writes a paragraph so that it is nothing but its words.
func escape(out *strings.Builder, part string) {
	for line := range strings.Lines(part) {
		for _, c := range []byte(strings.TrimLeft(line, " \t")) {
			if c == '(' || c == '[' { // a backslash would begin a formula
				out.WriteString(map[byte]string{'(': "&#40;", '[': "&#91;"}[c])
				continue
			}
			if strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0 {
				out.WriteByte('\\')
			}
			out.WriteByte(c)
		}
	}
}
