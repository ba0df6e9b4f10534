package synthetic

import "strings"

// script is a way in which people are called: their names are made of its lists.
type script struct {
	given, family []string
	together      bool // family name first and without spaces, and given names of two signs
}

// The scripts: nine people in ten are called by the first.
var scripts = []script{
	{given: strings.Fields(`Ada Aisha Akira Alejandro Amara Ana Anders Aoife Astrid Beatriz Björn Carlos Chloé Chidi Daniel
		Daria Eleni Elif Emeka Erik Esra Farid Fatou Gábor Giulia Hana Hiroshi Ida Ingrid Ivan Jaakko Jelena João Jonas Katarzyna
		Kwame Lars Leila Linh Lucía Magnus Maria Mehmet Mei Miguel Mónica Nadia Ngozi Niels Olga Omar Paweł Priya Quentin Rahul
		Renée Rosa Samuel Siobhán Søren Tomáš Ursula Viktor Wanjiru Xavier Yuki Zoë Zsófia`),
		family: strings.Fields(`Abebe Adeyemi Almeida Andersson Aydın Bakker Banerjee Baptiste Bauer Becker Bianchi Bondarenko
		Brennan Castillo Chowdhury Costa Čapek D'Angelo Dąbrowski Demir Dubois Eriksen Ferrari Fischer Fonseca Fujimoto
		García Ghosh Gonçalves Grünwald Haddad Halvorsen Hernández Hofmann Horvat Ibrahim Ivanova Jansen Jørgensen Kamau
		Kaplan Karlsson Kowalska Kumar Lefèvre Lindqvist López Maalouf Mäkinen Martínez Mbeki Moreau Müller Nakamura Ndiaye Nguyễn
		Novák Núñez O'Connor Okafor Olsen Oyelaran Öztürk Papadakis Pereira Petrov Popescu Quispe Rahman Rossi Sánchez Santos
		Schäfer Silva Şahin Tanaka Teixeira Thorvaldsen Tóth Tran Ueda Usman Vargas Vasquez Virtanen Wagner Wójcik Yamada Yılmaz
		Zając Zhao Zimmermann`)},
	{given: strings.Split("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文博宇晨", ""),
		family: strings.Split("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", ""), together: true},
	{given: strings.Fields("Анна Борис Вера Галина Дмитрий Елена Иван Ксения Лев Мария Николай Ольга Павел Софья Тимур Юлия"),
		family: strings.Fields("Бондарь Власенко Гончар Дорош Ермак Жук Зуб Ильин Коваль Лысенко Мороз Нечай Орел Пушкарь Рыбак Савченко Ткач Шевчук")},
	{given: strings.Fields("أحمد خالد سارة ليلى محمود مريم نور هدى يوسف زينب كريم رانيا"),
		family: strings.Fields("الحداد النجار الخطيب الشامي العلي المصري بركات حمدان خوري سليمان عباس منصور")},
	{given: strings.Fields("Αλέξης Ελένη Θάνος Ιωάννα Κώστας Μαρία Νίκος Σοφία Χρήστος Δάφνη"),
		family: strings.Fields("Αγγελόπουλος Βασιλείου Γεωργίου Δημητρίου Ιωάννου Καραγιάννη Λάμπρου Νικολάου Παππάς Στεφάνου")},
	{given: strings.Split("민수진영현지호은서준혜원태경", ""), family: strings.Split("김이박최정강조윤장임한오서신권황", ""), together: true},
	{given: strings.Fields("अनिल आशा किरण गीता दीपक नीलम प्रिया मोहन रवि लता विजय सुनीता"),
		family: strings.Fields("अग्रवाल चौधरी जोशी तिवारी नायर पटेल मिश्रा मेहता यादव राव वर्मा शर्मा")},
}

// full is what somebody is called.
type full struct{ display, given, family string }

// name is what the person of that number is called. Every hundredth has the name of
// the one before; of the others few share theirs.
func name(i int) full {
	if namesake(i) {
		i--
	}
	s, n := scripts[0], i
	if i%10 == 9 {
		s, n = scripts[1+i/10%(len(scripts)-1)], i/10/(len(scripts)-1)
	}
	given := s.given[(n+n/len(s.family))%len(s.given)]
	family := s.family[n%len(s.family)]
	second := n / len(s.family) / len(s.given)
	switch {
	case s.together:
		given += s.given[(3*n+second+1)%len(s.given)]
		return full{family + given, given, family}
	case second > 0:
		given += " " + s.given[(second-1)%len(s.given)]
	}
	return full{given + " " + family, given, family}
}

// namesake reports whether that person has somebody else's name.
func namesake(i int) bool { return i%100 == 98 }

// shared reports whether the name of that person is also somebody else's.
func shared(i int) bool { return namesake(i) || namesake(i+1) }
