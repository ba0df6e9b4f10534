package scholar

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestParseName reads as: display; given | particles | family | suffix; sorted.
func TestParseName(t *testing.T) {
	for _, test := range []struct{ display, parts, sorted string }{
		{"Junjie Yan", "Junjie||Yan|", "Yan, Junjie"},
		{"Ludwig van Beethoven", "Ludwig|van|Beethoven|", "Beethoven, Ludwig van"},
		{"Charles Jean de La Vallée Poussin", "Charles Jean|de|La Vallée Poussin|", "La Vallée Poussin, Charles Jean de"},
		{"Juan de la Cruz", "Juan|de la|Cruz|", "Cruz, Juan de la"},
		{"Martin Luther King Jr.", "Martin Luther||King|Jr.", "King, Martin Luther, Jr."},
		{"Martin Luther King, Jr.", "Martin Luther||King|Jr.", "King, Martin Luther, Jr."},
		{"King, Jr., Martin Luther", "Martin Luther||King|Jr.", "King, Martin Luther, Jr."},
		{"King, Martin Luther, Jr.", "Martin Luther||King|Jr.", "King, Martin Luther, Jr."},
		{"Henry Tudor VIII", "Henry Tudor||VIII|", "VIII, Henry Tudor"}, // no king's numeral beyond IV: it is more often a name
		{"William Gates III", "William||Gates|III", "Gates, William, III"},
		{"Loy, Chen Change", "Chen Change||Loy|", "Loy, Chen Change"},
		{"Beethoven, Ludwig van", "Ludwig|van|Beethoven|", "Beethoven, Ludwig van"},
		{"van Beethoven, Ludwig", "Ludwig|van|Beethoven|", "Beethoven, Ludwig van"},
		{"García Márquez, Gabriel", "Gabriel||García Márquez|", "García Márquez, Gabriel"},
		{"María José García Márquez", "María José García||Márquez|", "Márquez, María José García"},
		{"José Ortega y Gasset", "José||Ortega y Gasset|", "Ortega y Gasset, José"},
		{"Robert De Niro", "Robert||De Niro|", "De Niro, Robert"},
		{"Antoine de Saint-Exupéry", "Antoine|de|Saint-Exupéry|", "Saint-Exupéry, Antoine de"},
		{"Jean d'Alembert", "Jean||d'Alembert|", "d'Alembert, Jean"},
		{"van Gogh", "|van|Gogh|", "Gogh, van"},
		{"bell hooks", "bell||hooks|", "hooks, bell"},
		{"Nguyễn Văn A", "Văn A||Nguyễn|", "Nguyễn, Văn A"},
		{"Văn A Nguyễn", "Văn A||Nguyễn|", "Nguyễn, Văn A"},
		{"Nguyen Van Hung", "Nguyen Van||Hung|", "Hung, Nguyen Van"},
		{"Guðrún Jónsdóttir", "Guðrún||Jónsdóttir|", "Jónsdóttir, Guðrún"},
		{"Plato", "||Plato|", "Plato"},
		{"王小明", "|||", "王小明"},
		{"山田 太郎", "|||", "山田 太郎"},
		{"김철수", "|||", "김철수"},
		{"نجيب محفوظ", "نجيب||محفوظ|", "محفوظ, نجيب"},
		{"محمد بن سلمان", "محمد|بن|سلمان|", "سلمان, محمد بن"},
		{"جمال عبد الناصر", "جمال||عبد الناصر|", "عبد الناصر, جمال"},
		{"Лев Толстой", "Лев||Толстой|", "Толстой, Лев"},
		{"Junjie Yan 0001", "Junjie||Yan|", "Yan, Junjie"},
		{"  Ann \t Bee ", "Ann||Bee|", "Bee, Ann"},
		{"Ritika .", "||Ritika|", "Ritika"},
		{"Jane Doe, PhD", "Jane||Doe|PhD", "Doe, Jane, PhD"},
		{"University of California, Berkeley", "|||", "University of California, Berkeley"},
		{",", "|||", ""},
		{"", "|||", ""},
	} {
		n := ParseName(test.display)
		if got := strings.Join([]string{n.Given, n.Particles, n.Family, n.Suffix}, "|"); got != test.parts {
			t.Errorf("ParseName(%q) = %s, want %s", test.display, got, test.parts)
		}
		if got := n.Sort(); got != test.sorted {
			t.Errorf("ParseName(%q) sorts as %q, want %q", test.display, got, test.sorted)
		}
	}
}

func TestDisplay(t *testing.T) {
	for in, want := range map[string]string{
		"Loy, Chen Change": "Chen Change Loy", "Beethoven, Ludwig van": "Ludwig van Beethoven", "King, Jr., Martin": "Martin King Jr.",
		"Junjie Yan 0001": "Junjie Yan", "Ann\u00a0Bee": "Ann Bee", "DE LA CRUZ, JUAN": "JUAN DE LA CRUZ", "0001": "0001",
	} {
		if got := (Name{Display: in}).Full(); got != want {
			t.Errorf("Full(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestComplete(t *testing.T) {
	for _, test := range []struct{ in, want Name }{
		{Name{Given: "Ludwig", Particles: "van", Family: "Beethoven"},
			Name{Display: "Ludwig van Beethoven", Given: "Ludwig", Particles: "van", Family: "Beethoven"}},
		{Name{Display: "Gabriel García Márquez", Family: "García Márquez"},
			Name{Display: "Gabriel García Márquez", Given: "Gabriel", Family: "García Márquez"}},
		{Name{Display: "Gabriel García Márquez", Given: "Gabriel"},
			Name{Display: "Gabriel García Márquez", Given: "Gabriel", Family: "García Márquez"}},
		{Name{Display: "Juan de la Cruz", Given: "Juan"},
			Name{Display: "Juan de la Cruz", Given: "Juan", Particles: "de la", Family: "Cruz"}},
		{Name{Display: "王小明", Family: "王", Given: "小明"},
			Name{Display: "王小明", Family: "王", Given: "小明"}},
		{Name{Display: "ATLAS, the Collaboration", Literal: "ATLAS"}, Name{Display: "ATLAS, the Collaboration", Literal: "ATLAS"}},
		{Name{Literal: "ATLAS Collaboration"}, Name{Display: "ATLAS Collaboration", Literal: "ATLAS Collaboration"}},
		{Name{Display: "Martin King", Suffix: "Jr."}, Name{Display: "Martin King", Given: "Martin", Family: "King", Suffix: "Jr."}},
	} {
		if got := test.in.Complete(); got != test.want {
			t.Errorf("Complete(%+v) = %+v, want %+v", test.in, got, test.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for in, want := range map[string]string{
		"Chen Change Loy": "C. C.", "Jean-Pierre Serre": "J.-P.", "Émile Zola": "É.", "Plato": "", "王小明": "", "J. K. Rowling": "J. K.",
	} {
		if got := ParseName(in).Initials(); got != want {
			t.Errorf("Initials(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOnlyInitials(t *testing.T) {
	for in, want := range map[string]bool{
		"J. Yan": true, "Yan, J.": true, "J Yan": true, "JP Serre": true, "J.-P. Serre": true, "J.R.R. Tolkien": true, "Th. Mann": true, "LI Wei": true,
		"J. Robert Oppenheimer": false, "Li Wei": false, "LI WEI": false, "Junjie Yan": false, "Plato": false, "王": false, "علي محفوظ": false, "김 철수": false,
	} {
		if got := ParseName(in).OnlyInitials(); got != want {
			t.Errorf("OnlyInitials(%q) = %v, want %v", in, got, want)
		}
	}
}

// FuzzParseName: nothing is lost but white space, commas and DBLP's numbers, and
// nothing is re-cased; completing twice changes nothing.
func FuzzParseName(f *testing.F) {
	for _, s := range []string{"Ludwig van Beethoven", "King, Jr., M. L.", "王小明", "a b c d", ", ,", "de la", "x y z 0001", "\xff b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := ParseName(s)
		if again := n.Complete(); n.Display != "" && again.Display != n.Display {
			t.Errorf("%q: complete twice: %+v, %+v", s, n, again)
		}
		if got := (Name{Display: s}).Full(); got != n.Display {
			t.Errorf("Full(%q) = %q, but ParseName says %q", s, got, n.Display)
		}
		if n.Family != "" && utf8.ValidString(s) {
			for word := range strings.FieldsSeq(n.Given + " " + n.Particles + " " + n.Family + " " + n.Suffix) {
				if !strings.Contains(s, word) {
					t.Errorf("%q: the word %q was made up: %+v", s, word, n)
				}
			}
		}
		n.Sort()
		n.Initials()
		n.OnlyInitials()
	})
}
