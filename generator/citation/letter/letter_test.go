package letter

import "testing"

// What references are compared for as a whole (package citation) has every rule; here are
// those that are easily broken.
func TestTitle(t *testing.T) {
	for in, want := range map[string]string{
		"models' (lack of) theory":              "Models' (Lack of) Theory",
		"the end of an era: a tale":             "The End of an Era: A Tale",
		"self-driving cars and x-ray vision":    "Self-Driving Cars and x-Ray Vision",
		"squares v2: according to vs. hearsay":  "Squares v2: According to vs. Hearsay",
		"n-gram models":                         "N-Gram Models",
		"what it is about":                      "What It Is About",
		"an <sub>x</sub> of":                    "An <sub>x</sub> Of",
		`<span class="nocase">iPhone</span> of`: `<span class="nocase">iPhone</span> Of`,
		"DNA and mRNA":                          "DNA and mRNA",
		"'quoted' 'words'":                      "'Quoted' 'Words'",
		`a "word`:                               `A "word`,
		"models’ (lack of)":                     "Models’ (Lack Of)",
		"α particles":                           "α Particles",
		"":                                      "",
		"'":                                     "'",
	} {
		if got := Title(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestFirst(t *testing.T) {
	for in, want := range map[string]string{
		"edited by":            "Edited by",
		"<i>in vitro</i> work": "<i>In vitro</i> work",
		"iPhone":               "iPhone",
		"(revised)":            "(Revised)",
		"<sup>x</sup> of":      "<sup>x</sup> of",
		"":                     "",
	} {
		if got := First(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}
