/**
 * The three-byte groups that source code holds most often, most frequent first, one after the other: counted by the prefilter's classes of bytes in 140 MB of
 * twelve languages, of each language as much.
 */
export const COMMON_TRIGRAMS =
  '   ion thtio = theingentcon rehe str *  coateonsect intertriameed atiresfor se stest---ctiortturon   *staprosertyprinypeparnamor retporif  de toer dat' +
  'reaandassetuselerrng is thidefurnintgetverhis an  =valagenteto der// endtesontext***bletoresses mencom ifse  prelf) ;odeteduse isallpti fo a   rile  /' +
  ' noersnstrn filablramaraataert paexprt : "equtatque":  */st   iultsetist  sndeeadin alucheluerom* @e titeoptre actargpreof  ex cauncle lice, ackarent ' +
  'ineout ofimp  #rroasepercolnd notithfun  crors aclampoonetrametindive mareqte /**pattenlinelee smod wi en fis t 0xrenlase ae cfroerelf.  "  dtab vasio' +
  'keye = be # ormalitrucal  etexe: e it t nerec aseditemhannce nu usapprattinneworen t===uessse  trouwitathste // tr  pnctmeslseime aran loc, 0 < et ute' +
  'matins", httntijecttpeveaddund liopets ullher.cocatrefen  frf (om izeemeoollennseordecofinredth omp== acealsns onfire oncha= ntchtims =f tmpllat /*ran' +
  'codockefiic ll ains, rop orpe lestarthoe fobjount, at  tyt ioidner cl un: sis. fu  a meme  whthaas ervenctre naicace nfi000plaxpoiti geidenul @peralet' +
  ' teginlisef ven loadentsnnelec, "ssidinove erlogbjebaser.am nalach dipricesarrleantreat botivpecangbut, scur oppleot attcreulevare o == ch ; sin =>bac' +
  'ticler al=> artfigdisurl fa moailfer itpac hat =eteledureesuefas irit///it ly d tn ar taulnumsedourhatualeridespenpubss loaensfauialoduew 0, ):  doar ' +
  'ice, t ta da_: ctosto surraonne rllepos  fe ppontan\', ();mbeid de al ighrueut etabe dleublesposteth so() man: 0sulimanonditigneanvoi= frceildboo(secor' +
  'ityntablirepnitansfiefalon.sess: rmabert aoadini leraylemt ses.@pa elautnodheainfisect ctech duleryt: atcancght= sanyngee dspodirolenedt ctitwher, e ;' +
  'arsollmarrvemapdelrrendloluwordecnfoenanechasdocttrsagscrcan  ;groumegeseptuerremies.reputue  imstissa://rows o_cospaspe0x0astblotroommcepnatexchen.ge' +
  'unt ) rib ""ry   lsiz, cdenels, \'illincyousou bun irseumber(, at od, casema, eonlr =lumurcpagndioryminemorsion(regplirac"""runantgenernarytps  ber-riv' +
  'rte by sifacge ckeifi oblide n) =ds sens fusttryumncent dn s keinarigcrive  po bargesupeneemp ape mhar_reownshoe ld a, ihemd ie()litgerne hodibuclidia' +
  'secwarotedexesemis volar1, ps:<u0e emageacded: nuilnexdowbui ac: t crrollayripolosit );efewriiewsynnly  m, os satolieomirelvie pued.oin, rtoms:/nsi), ' +
  'r aiels nrnaquierfeldthrienesc.seearatu= t adhecld taisubncoengrde-co= "xte= ;ttes crot, nivaxcertin c cuo teck +  !=  nosers reesol2, lowmitn, _inppe' +
  'lloutindsmed_stcaceso weoriuctlorle.t flteg, adaquanininke wvatmaiale ralt pasupp sht ;til100r: ettipt ht(recopd bngtuniwidynclabepa, feciets attalng;' +
  'win: ;owssts sprty hedep010eclocad =ck helyteon-r ior(onger,=, okeapi));iltlba: b yo= == rrai - ook, pt ronat()er_sig= choun osyssone u sy veken roave' +
  'ond =,e); wauthhrouir  ost_: amma ;=ay sqlrucn: revndo &&schta  laeamet_visd on =  )nt.chix00wilrapeprbytseeg tn es wriatif : itoby bufscotopppoy, yst' +
  'rts  @ed_fixon_d: exie) gthl, ow t wte(tok_nawhiclo../edeffety te_ng,er;: \'  .* tngsle_e b, dgraermcluttocoue": tiothtasf, orshtmdontia <<.sturrampusi' +
  'orglizshaacc qutmlts.n fs p.in/* pplst.askrgs222ify.asoncegens.t betcer)bindreinp  v= 0pdamov scoup, bee icotagse.orkupdllbikiomeui- miissgitenuisi_pa' +
  'es/firepl(stpesdgeet(a sy thosng.hren nariwik= eelatoot peas= \'utocce200lib saxpenor!= d sudelonashsocrfadro())ldeor:invtcos dtleal(hil= as rt m nion:' +
  '(co");panmer(htng(-uitec: p0x1iedoulegiispotobart e ( tadvel&& pluuld evrstn ruffr som/sumr cd frieelper:nt(kers->#  s ef ahorsplvedor-ictvid\' =rawou ' +
  'ltinpu  <nenrns pe> ;ams mu: 1 10etrevie hnt-ncl:= , mon,e vhin id rutusis-tegbel, ; auilso a :=losfraasyo-uoldidar otti/coavanil_seludt nabaa craloo-' +
  'lanmonle(d cstyecurch<< me:cus( $me,arcdif 0 ric-inh t.oo* cs() hon bannlefflaf s=(h virt_ @rn p upeedif(y o "snt_d wmax.dey: nc ###ey ake _ eli= pocu' +
  'r e  w, 1nd(-tokinichbor.pa$th001grem \'efos m.toodi(thes(een urndaebuimifaixprexaosim twebnowroneiny agx_ngxeigr() ou@retyl "astdxt rovn()ardlf))) u01' +
  'aniitsexecar.prdicem t)  wryleitls.cad tac0.0ecarr   u201thumptovi: fhicunklacrtaddirocetirt.adi002scang)odykgrnes @sdebopyeofadobugbodellcapse,ue)=);' +
  'tongatabece(me)s.mnab, l0.1uralveercnveficxislf,.exclewra $tf._  \'ciforahavckge g.is 0;me(lugggeed(.orct(mul.mamaly =lig@@@ =): (embootolvem.n d, w: r' +
  ' plme=** llyisas) .js.admor.fiket.le.0.e",ckalevsorct.e @  hmema,  \'.: vn mxamrided,ugiseairs= menves,epe102idt* ate.ls .clelodevoce-reddrb.cciailiel ' +
  '1.0"coon"dthhedse<offto_gle_degum: cg awe  flrguin-nsps bctshubs.sefts":= idarle,ana "cr) s ulobn wndr/lin ;uri*   woso tfoy imut 20pinth:keddde():l =' +
  'lagle-110se(vicpoi012g sid;il me. giol _mapty.ap/ tldsnd-mme_fi011n (().mpa.naa pon)es:rt(roony s",gisue;et.shee <detutpub.aviuttt":domjsosib, vd()  g' +
  '.1.(va101. tst(ry.ue,120r mgs rs.aitl b...e(sbre(),ke \'s kag(innvape.us f cjoill)d r brcumo s;0="retput lse)ntoxec 0,nt;eroe("e. ragibl* r @toggal_ ng' +
  '.neogrush1.1or.f ien(an;iats ;er".",= (unshesnchagi) -f.arim abmasnt)ll;quf* st h (ceceisu  ( __00,o bh aex ssopeds.ae.cs.ire(ls.eakt uy sr fe "r phow' +
  'f ecut --on\'_meh: .lotsts.p(pas. idg blgex.foful-parmiwai0x2 (s* i202020ce.nel, 2st,fre ->220arn->  =;agspilaftt *oni (t_prbox_loplynett_efteepofoosua' +
  'no nt, ;@o c > gurcksmpies) bir r  $ ot= $es;_tybefamiick( \'gedsslliaarkeys= d.tetiea nfn aloe_t, hcer-seiguf):givteaais  _pt padpeo "p.calootnalts\': ' +
  'onvue:h =d prrirnisom (ize nt:floiernavoki= o "t//gl tgnagoregalim;=;g =/gist- 0)e.srg/bquod f n_exotimayves_lit.s></kieeep: i<st, $e="ausbotula @@ed;' +
  '.mer d< ufleomare.th_rogrm e_cle:ht knogmerypuplhei_vaops-li, ucturgim ar ;in(e_sed)olst);ummy cnsactxtel  - !innorererligiedasprhoode>m islis l0.2msg' +
  ' ".g i-prse;sswotas_:t.csidh, u00ous111t_s021 fnl: tlin\'t02,tpaneet",sshrgobounsus);owe210eer \'s.wior_ay(##  0._keebalexsef<x0le"llil sws roil) ittlla' +
  'ur nmep =nguth.d diose.tgnotocbilor)rvi= 1-imt_tfonse_a t.hts.focoed"de.ng_ms  **\'t balit_rulradifetdelusn ulurge:te:fettippusabogicilasurpolabsng:alt' +
  'ck-se:awa emapaos fas grd umicks ssuinupe:rcoptorkere_2.0_ernagl ;/rees"ttyteqa fsrc\' )!imge.shixt.a dsamsabs.emakcooiasthsc fducnarrd _clht:/ <nlileg';
