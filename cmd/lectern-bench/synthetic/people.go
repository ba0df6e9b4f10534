package synthetic

import "fmt"

type person struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Given        string        `json:"given,omitempty"`
	Family       string        `json:"family,omitempty"`
	OtherNames   []string      `json:"other_names,omitempty"`
	ORCID        string        `json:"orcid,omitempty"`
	Headline     string        `json:"headline,omitempty"`
	Bio          string        `json:"bio,omitempty"`
	Affiliations []affiliation `json:"affiliations,omitempty"`
	Expertise    []string      `json:"expertise,omitempty"`
	Website      string        `json:"website,omitempty"`
}

type affiliation struct {
	Institution string `json:"institution"`
	Role        string `json:"role,omitempty"`
	Start       string `json:"start,omitempty"`
	End         string `json:"end,omitempty"`
}

func personID(i int) string { return fmt.Sprintf("person-%d", i) }

func (s Site) person(i int) person {
	d := s.dice(ofPerson, i)
	n := name(i)
	p := person{ID: personID(i), Name: n.display, ORCID: s.orcid(i)}
	if d.percent(40) {
		p.Given, p.Family = n.given, n.family
	}
	if d.percent(3) {
		p.OtherNames = []string{n.given + " " + place(d.IntN(400))}
	}
	if d.percent(25) {
		p.Headline = d.phrase("%a %s, %s and %f")
	}
	if d.percent(12) {
		p.Bio = d.prose(200+d.IntN(500)) + "\n\nSince then: *" + d.phrase("%a %s") + "*."
	}
	if d.percent(70) {
		p.Affiliations = s.career(d)
	}
	if d.percent(10) {
		p.Expertise = []string{d.phrase("%a %s"), one(d, fields)}
	}
	if d.percent(15) {
		p.Website = fmt.Sprintf("https://people.example.org/%d/", i)
	}
	return p
}

// career is one position, or two of which the first has ended.
func (s Site) career(d dice) []affiliation {
	roles := []string{"Professor", "Lecturer", "Researcher", "Doctoral student", "Librarian", "Engineer"}
	somewhere := func() string { return institutionID(d.zipf(s.institutions(), 8, 1.2)) }
	year := 1995 + d.IntN(28)
	all := []affiliation{{Institution: somewhere(), Role: one(d, roles), Start: fmt.Sprint(year)}}
	if d.percent(30) {
		all = append(all, affiliation{somewhere(), one(d, roles), fmt.Sprint(year - 1 - d.IntN(6)), fmt.Sprint(year)})
	}
	return all
}

// orcid is the ORCID iD of that person, with its check character, or nothing for
// those who have none.
func (s Site) orcid(i int) string {
	if !s.dice(ofPerson, -1-i).percent(40) {
		return ""
	}
	digits := fmt.Sprintf("%015d", 15_000_000+i)
	return fmt.Sprintf("%s-%s-%s-%s%c", digits[:4], digits[4:8], digits[8:12], digits[12:], checkORCID(digits))
}

// checkORCID is the check character of ISO 7064, MOD 11-2.
func checkORCID(digits string) byte {
	total := 0
	for _, c := range []byte(digits) {
		total = (total + int(c-'0')) * 2
	}
	return "0123456789X"[(12-total%11)%11]
}
