/**
 * Passwords and words that many people use, lower case. From the password list of zxcvbn (Dropbox, MIT), as @zxcvbn-ts/language-common
 * 4.1.3 carries it, in the order of their use: those of 12 letters and more, and the 450 most used words below that, with a
 * few from English schools added. Obscene ones were left out, and those the rules against repeats and runs refuse anyhow.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  1qaz2wsx3edc q1w2e3r4t5y6 1q2w3e4r5t6y qazwsxedcrfv sojdlg123aljg leavemealone ghjcnjgfhjkm zxcasdqwe123 sonyericsson
  123456789qwe 1qazxsw23edc qwerasdfzxcv flvbybcnhfnjh ghbdtnrfrltkf websolutions finalfantasy 1qaz2wsx3edc4rfv
  chickenwing101 unbelievable administrator justinbieber contortionist needforspeed businessbabe maurolarastefy supernatural
  professional scandinavian dkflbvbhjdbx hd764nw5d7e1vb1 qazwsxedcrfvtgb dkflbvbhjdyf counterstrike zaq1xsw2cde3
  vfvfvskfhfve 123456789abc fkmnthyfnbdf intelligence qazxswedcvfr qwertyasdfgh whosyourdaddy fktrcfylhjdbx fktrcfylhjdyf
  123456789qaz chesterfield vanyarespekt iseedeadpeople transformers devilmaycry4 qwertyytrewq jamesbond007 123456789qqq
  123qwe456rty 1234567890qw ghjcnjrdfibyj international q1w2e3r4t5y6u7 ptybnxtvgbjy 1qa2ws3ed4rf 123456789zxc playstation3
  mevefalkcakk 1234567890qwe hedimaptfcor cosmopolitan q1w2e3r4t5y6u7i8 zqjphsyf6ctifgu andrewjackie 1qazxsw23edcvfr4
  12qw34er56ty christopher1 networkingpe philadelphia boy4u2ownnyc ingodwetrust digitalprodu installdevic qawsedrftgyh
  abc123456789 residentevil olcrackmaster 1234567890zzz avrillavigne massimiliano nhfdvfnjkju123 41d8cd98f00b
  nemvxyheqdd5oqxyxyzi temppassword punksnotdead fynfyfyfhbde nightcrawler playstation2 gjkysqgbpltw ticketmaster
  01telemike01 stratocaster ghjcnjqgfhjkm installsqlst 1234567890qaz frederiksberg 1a2s3d4f5g6h sanfrancisco lytghjgtnhjdcr
  nhecsyfujkjdt zaqwsxcderfv qwaszxerdfcv antananarivu greenlantern ghjcnjgbpltw q1w2e3r4t5y6u7i8o9p0 morganstanley
  gtnhjpfdjlcr bltynbabrfwbz warhammer40k passwordstandard construction bpgjldsgjldthnf iampurehaha2 qazxswedc123
  cjdthitycndj corperfmonsy weihnachtsbau necronomicon mortalkombat systemofadown qaz123wsx456 satisfaction cheeseburger
  a1s2d3f4g5h6 minnesota_hp vladimirovna ilovemyfamily michaeljackson 1qa2ws3ed4rf5tg websolutionssu amadeusptfcor
  specialinsta 123456789asd nhfycajhvths webuivalidat msorcloledbr nondriversig 123456789qwer wazzkaprivet weihnachtsbaum
  fktrcfylhjdf z1x2c3v4b5n6m7 ghjnbdjcnjzybt sonnenschein anytimetoday thecakeisalie ontheoutside zcfvfzkexifz
  qwertasdfgzxcvb ghjatccbjyfk 23wkoa0fp78dk zaq12wsxcde3 123456789aaa zxcvbnmmnbvcxz civilization findaupair007
  ghtdtlvtldtl edwardcullen gfhfktkjuhfv lytdybrbdfvgbhf passwordassword ronaldinho10 ipo54tj45uy856 89semtsriuty
  foreveryoung sdicmt7seytn blacksonblon 1a2a3a4a5a6a z1x2c3v4b5n6 entertainment 123ewqasdcxz nhbujyjvtnhbz ne_e_pod_chehyl
  hd764nw5d7e1vbv josephphone7 gthtrfnbgjkt configuratio msoracle32re bhrh0h2oof6xbqjeh
  password qwerty dragon baseball football monkey letmein shadow master michael mustang qwertyuiop superman jordan qazwsx
  jennifer hunter harley zxcvbnm asdfgh buster andrew batman soccer tigger charlie robert sunshine thomas iloveyou ranger
  daniel hockey george computer michelle jessica starwars pepper klaster zxcvbn freedom princess joshua maggie ginger amanda
  ashley cheese nicole summer matthew chelsea dallas matrix william yankees taylor corvette austin access martin heather
  thunder merlin secret diamond hello anthony hammer silver gfhjkm justin patrick richard bailey internet samantha golfer
  scooter orange cookie maverick jackson sparky mickey phoenix bigdog snoopy guitar whatever chicken morgan andrea camaro
  mercedes peanut ferrari cowboy falcon welcome samsung steelers joseph smokey dakota melissa arsenal boomer eagles tigers
  marina nascar gateway porsche yellow monster spider diablo hannah bulldog junior london purple compaq lakers iceman
  cowboys money banana boston brandon tennis johnny miller coffee scooby edward nikita mother yamaha brandy barney chester
  oliver charles player knight forever steven rangers midnight chicago redsox victoria angel please fender chris jasper
  james slayer rabbit natasha rachel marine wizard marlboro raiders prince casper fishing flower crystal jasmine iwantu
  adidas winner winter gandalf enter ghbdtn angela golden lauren cocacola winston madison angels blowme panther shannon
  sophie johnson asdfasdf david toyota tiger murphy canada danielle jonathan liverpoo muffin cooper apples jackie dennis
  black sandra pokemon slipknot carlos qazxsw scorpion qwaszx nathan startrek rainbow asdfghjkl newyork gemini cameron
  qazwsxedc florida liverpool turtle nicholas viking wilson sierra doctor rocket victor dolphins captain bandit jaguar
  packers pookie peaches dolphin helpme tucker theman tiffany maxwell jeremy qwertyui debbie albert maddog lovers monica
  united giants nirvana metallic hotdog rosebud mountain benjamin warrior stupid elephant success bonnie alexis lucky jason
  scorpio samson azerty freddy driver calvin sydney gators dexter bubba creative voodoo happy arthur trouble america nissan
  gunner rebecca stella garfield gordon jessie parker asdfghjk apollo eminem december legend airborne beavis august apple
  brooklyn godzilla skippy buddy qwert kitten magic shelby phantom nothing asdasd williams xavier braves darkness travis
  copper tomcat platinum qweqwe green power animal police online voyager lifehack sniper trinity walter blazer heaven lover
  snowball bubbles loveme cricket marvin willow donkey topgun nintendo saturn family november gabriel destiny pakistan
  pumpkin digital sergey chance explorer redwings private therock runner lasvegas guinness beatles cassie christin celtic
  broncos andrey babygirl nelson donald scott eclipse cartman fluffy louise michigan testing carolina little samuel alexande
  birdie steve cherry pantera sharon gibson vampire mexico peter buffalo montana genius flyers maximus school minecraft
  lovely stalker metallica doggie carter kristina kimberly spencer speedy barbara snickers sabrina carmen marcus bronco
  yankee friends paradise dreams magnum horses caroline lacrosse goober member qwertyu enigma scotty brian surfer sammy
  genesis poohbear qweasdzxc racing friend hawaii billy viper october vanessa einstein stanley walker manchester everton
  tottenham newcastle sunderland middlesbrough westham england scotland ireland rugby teacher student homework
  `
    .trim()
    .split(/\s+/),
);
