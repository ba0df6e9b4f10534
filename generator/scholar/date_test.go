package scholar

import (
	"slices"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, s := range []string{"1000", "2022", "9999", "2022-03", "2022-12-31", "2024-02-29", "2000-02-29"} {
		d, err := ParseDate(s)
		if err != nil || d.String() != s {
			t.Errorf("ParseDate(%q) = %s, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "0", "999", "0999", "-100", "10000", "2022-3", "2022-00", "2022-13", "2022-02-29", "1900-02-29", "2022-04-31",
		"2022-01-00", "2022/03", "2022-03-14T00:00:00Z", "20220314", "２０２２", "2022-+1", "c. 1850"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %s", s, d)
		}
	}
}

func TestDateCompare(t *testing.T) {
	want := []string{"", "2021", "2021-12-31", "2022", "2022-03", "2022-03-14", "2022-04"}
	var dates []Date
	for _, s := range want {
		d, _ := ParseDate(s)
		dates = append(dates, d)
	}
	slices.Reverse(dates)
	slices.SortFunc(dates, Date.Compare)
	for i, d := range dates {
		if d.String() != want[i] {
			t.Errorf("number %d is %q, want %q", i, d, want[i])
		}
	}
}

func TestFirstAndLast(t *testing.T) {
	for in, want := range map[string][2]string{
		"2024": {"2024-01-01", "2024-12-31"}, "2024-02": {"2024-02-01", "2024-02-29"}, "2023-02": {"2023-02-01", "2023-02-28"},
		"2023-04": {"2023-04-01", "2023-04-30"}, "2023-04-05": {"2023-04-05", "2023-04-05"}, "": {"", ""},
	} {
		d, _ := ParseDate(in)
		if got := [2]string{d.First().String(), d.Last().String()}; got != want {
			t.Errorf("%q lasts from %s to %s", in, got[0], got[1])
		}
	}
}

// FuzzParseDate compares with the standard library.
func FuzzParseDate(f *testing.F) {
	f.Add("2022-02-28")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		layout := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}[len(s)]
		when, parseErr := time.Parse(layout, s)
		if valid := layout != "" && parseErr == nil && when.Year() >= 1000; valid != (err == nil) {
			t.Errorf("ParseDate(%q) = %v, %v; the library says %v", s, d, err, parseErr)
		}
		if err == nil && d.String() != s {
			t.Errorf("%q came back as %q", s, d)
		}
	})
}

func TestWhen(t *testing.T) {
	for _, test := range []struct {
		work Work
		want string
	}{{Work{Year: 2020}, "2020"}, {Work{Year: 2020, Date: Date{Year: 2021, Month: 3}}, "2021-03"}, {Work{Year: 70000}, ""}, {Work{Year: -1}, ""}, {Work{}, ""}} {
		if got := test.work.When().String(); got != test.want {
			t.Errorf("%+v is of %q, want %q", test.work.Year, got, test.want)
		}
	}
}

func TestWorkTypes(t *testing.T) {
	seen := map[WorkType]bool{}
	for _, row := range WorkTypes() {
		if seen[row.Type] || row.Type == "" || row.CSL == "" || row.BibTeX == "" || row.RIS == "" || row.Schema == "" {
			t.Errorf("row %+v", row)
		}
		seen[row.Type] = true
		if got, ok := row.Type.Info(); !ok || got != row {
			t.Errorf("Info of %s is %+v", row.Type, got)
		}
	}
	if len(seen) != 20 {
		t.Errorf("%d types, want 20", len(seen))
	}
	if got, ok := WorkType("poem").Info(); ok || got.Type != TypeOther {
		t.Errorf("Info of no type is %+v, %v", got, ok)
	}
}
