package results

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"lectern/cmd/lectern-bench/measure"
)

// WriteMarkdown prints the tables that have rows.
func (r *Results) WriteMarkdown(w io.Writer) error {
	var out strings.Builder
	m := r.Machine
	fmt.Fprintf(&out, "Measured on %s with %d processors, %s; %s", m.System, m.Processors, m.Go, m.Lectern)
	if m.Hugo != "" {
		fmt.Fprintf(&out, "; %s", m.Hugo)
	}
	out.WriteString(".\n")
	for _, t := range []table{r.builds(), r.ratios(), r.floor(), r.growth(), r.files()} {
		t.write(&out)
	}
	for i, note := range r.Notes {
		if i == 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(&out, "- %s\n", note)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// table is a table in Markdown: the first columns hold words, the others numbers.
type table struct {
	title string
	words int
	head  []string
	rows  [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) write(out *strings.Builder) {
	if len(t.rows) == 0 {
		return
	}
	fmt.Fprintf(out, "\n## %s\n\n| %s |\n|", t.title, strings.Join(t.head, " | "))
	for i := range t.head {
		if i < t.words {
			out.WriteString(" --- |")
		} else {
			out.WriteString(" ---: |")
		}
	}
	out.WriteByte('\n')
	for _, row := range t.rows {
		fmt.Fprintf(out, "| %s |\n", strings.Join(row, " | "))
	}
}

// builds is what Lectern and Hugo cost.
func (r *Results) builds() table {
	t := table{title: "Builds", words: 5, head: []string{"site", "settings", "place", "program", "mode",
		"wall, s: least / median", "CPU, s: least / median", "peak memory, MB", "files written", "files", "MB"}}
	for _, c := range r.Cases {
		if c.Program == Floor || len(c.Runs) == 0 {
			continue
		}
		last := c.Runs[len(c.Runs)-1]
		t.add(c.Site, c.Settings, c.Place, c.Program, c.Mode,
			seconds(least(c, wall))+" / "+seconds(median(c, wall)), seconds(least(c, cpu))+" / "+seconds(median(c, cpu)),
			megabytes(median(c, memory)), count(last.Written), count(last.Files), megabytes(last.Bytes))
	}
	return t
}

// ratios divides Hugo's medians by Lectern's.
func (r *Results) ratios() table {
	t := table{title: "Hugo divided by Lectern", words: 2, head: []string{"site", "place", "wall", "CPU", "peak memory", "files", "MB"}}
	for _, c := range r.Cases {
		hugo := r.beside(c, Hugo)
		if c.Program != Lectern || hugo == nil || len(c.Runs) == 0 || len(hugo.Runs) == 0 {
			continue
		}
		ours, theirs := c.Runs[0], hugo.Runs[0]
		t.add(c.Site, c.Place,
			ratio(float64(median(hugo, wall)), float64(median(c, wall))), ratio(float64(median(hugo, cpu)), float64(median(c, cpu))),
			ratio(float64(median(hugo, memory)), float64(median(c, memory))),
			count(theirs.Files)+" / "+count(ours.Files), megabytes(theirs.Bytes)+" / "+megabytes(ours.Bytes))
	}
	return t
}

// floor divides Lectern's time by that of writing alone.
func (r *Results) floor() table {
	t := table{title: "Writing the same files and nothing else", words: 3,
		head: []string{"site", "settings", "place", "files", "MB", "wall, s: least / median", "Lectern's wall divided by it"}}
	for _, c := range r.Cases {
		floor := r.beside(c, Floor)
		if c.Program != Lectern || floor == nil || len(c.Runs) == 0 || len(floor.Runs) == 0 {
			continue
		}
		t.add(c.Site, c.Settings, c.Place, count(floor.Runs[0].Files), megabytes(floor.Runs[0].Bytes),
			seconds(least(floor, wall))+" / "+seconds(median(floor, wall)), ratio(float64(median(c, wall)), float64(median(floor, wall))))
	}
	return t
}

// growth compares each size with the one before, as if the cost were linear.
func (r *Results) growth() table {
	t := table{title: "Growth against linear", words: 4, head: []string{"sites", "settings", "place", "mode", "wall", "CPU", "peak memory"}}
	for _, c := range r.Cases {
		small := r.smaller(c)
		if c.Program != Lectern || small == nil {
			continue
		}
		times := float64(c.Works) / float64(small.Works)
		t.add(small.Site+" to "+c.Site, c.Settings, c.Place, c.Mode,
			ratio(float64(median(c, wall)), times*float64(median(small, wall))), ratio(float64(median(c, cpu)), times*float64(median(small, cpu))),
			ratio(float64(median(c, memory)), times*float64(median(small, memory))))
	}
	return t
}

// smaller finds the same case with the next smaller number of works.
func (r *Results) smaller(c *Case) (small *Case) {
	for _, o := range r.Cases {
		same := o.Settings == c.Settings && o.Place == c.Place && o.Mode == c.Mode && o.Program == c.Program
		if same && 0 < o.Works && o.Works < c.Works && len(o.Runs) > 0 && len(c.Runs) > 0 && (small == nil || o.Works > small.Works) {
			small = o
		}
	}
	return small
}

// files shows that both programs make the same pages.
func (r *Results) files() table {
	t := table{title: "Files by sort", words: 2, head: []string{"site", "sort", "Lectern", "Hugo"}}
	for _, tree := range r.Trees {
		ours, theirs := 0, 0
		for _, sort := range measure.Sorts() {
			t.add(tree.Site, sort, count(tree.Lectern[sort]), count(tree.Hugo[sort]))
			ours += tree.Lectern[sort]
			theirs += tree.Hugo[sort]
		}
		t.add(tree.Site, "all", count(ours), count(theirs))
	}
	return t
}

// seconds has three digits that count.
func seconds(d time.Duration) string {
	s := d.Seconds()
	switch {
	case s < 1:
		return fmt.Sprintf("%.3f", s)
	case s < 10:
		return fmt.Sprintf("%.2f", s)
	}
	return fmt.Sprintf("%.1f", s)
}

// megabytes are millions of bytes.
func megabytes(n int64) string {
	if n < 10_000_000 {
		return fmt.Sprintf("%.1f", float64(n)/1e6)
	}
	return count(int((n + 500_000) / 1_000_000))
}

func ratio(a, b float64) string {
	if a <= 0 || b <= 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", a/b)
}

// count is a number with its thousands divided.
func count(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
