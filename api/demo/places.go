package demo

// place is a part of London that the demonstration fills: a borough, or what lies in none.
type place struct {
	// gss is the borough's code; "" for what is known to lie in no borough.
	gss, name string
	// location is the sub-ICB location that commissions everything in it.
	location string
	// pcns is how many networks are open in it today.
	pcns int
	// score is about how deprived its people are: invented, in the order in which boroughs really stand.
	score int
}

// places are in the order in which their networks get their codes. The City of London has none: it is counted with Hackney.
var places = []place{
	{"E09000002", "Barking and Dagenham", "A3A8R", 6, 31},
	{"E09000003", "Barnet", "93C", 7, 17},
	{"E09000004", "Bexley", "72Q", 4, 16},
	{"E09000005", "Brent", "W2U3Z", 7, 25},
	{"E09000006", "Bromley", "72Q", 8, 14},
	{"E09000007", "Camden", "93C", 8, 22},
	{"E09000008", "Croydon", "36L", 9, 21},
	{"E09000009", "Ealing", "W2U3Z", 8, 22},
	{"E09000010", "Enfield", "93C", 5, 25},
	{"E09000011", "Greenwich", "72Q", 6, 24},
	{"E09000012", "Hackney", "A3A8R", 8, 31},
	{"E09000013", "Hammersmith and Fulham", "W2U3Z", 5, 21},
	{"E09000014", "Haringey", "93C", 8, 27},
	{"E09000015", "Harrow", "W2U3Z", 5, 15},
	{"E09000016", "Havering", "A3A8R", 4, 17},
	{"E09000017", "Hillingdon", "W2U3Z", 6, 18},
	{"E09000018", "Hounslow", "W2U3Z", 5, 21},
	{"E09000019", "Islington", "93C", 5, 27},
	{"E09000020", "Kensington and Chelsea", "W2U3Z", 5, 20},
	{"E09000021", "Kingston upon Thames", "36L", 5, 11},
	{"E09000022", "Lambeth", "72Q", 7, 25},
	{"E09000023", "Lewisham", "72Q", 6, 26},
	{"E09000024", "Merton", "36L", 6, 14},
	{"E09000025", "Newham", "A3A8R", 10, 30},
	{"E09000026", "Redbridge", "A3A8R", 5, 18},
	{"E09000027", "Richmond upon Thames", "36L", 6, 9},
	{"E09000028", "Southwark", "72Q", 6, 25},
	{"E09000029", "Sutton", "36L", 4, 13},
	{"E09000030", "Tower Hamlets", "A3A8R", 7, 31},
	{"E09000031", "Waltham Forest", "A3A8R", 8, 25},
	{"E09000032", "Wandsworth", "36L", 8, 16},
	{"E09000033", "Westminster", "W2U3Z", 6, 21},
	{"", "North East London", "A3A8R", 1, 25},
	{"", "North West London", "W2U3Z", 1, 20},
}
