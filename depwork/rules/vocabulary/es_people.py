"""Spanish words for officers, judges, other people, and praise by contrast."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "person3": """
hermano, hermanos, hermana, hermanas, madre, mama, padre, papa, tio, tia, tios, primo, prima,
primos, esposa, esposo, pareja, novia, novio, hijo, hijos, hija, hijas, ninos, papas, padres,
vecino, vecina, vecinos, vecinas, amigo, amiga, amigos, amigas, companero, companera,
companeros, companeras, colega, colegas, patron, patrona, jefe, jefa, casero, casera, pastor,
maestra, maestro, cocinero, cocinera, cocineros, trabajadores, trabajador, empleados, sobrino,
sobrina, sobrinos, abuela, abuelo, abuelos, suegra, suegro, cunado, cunada, cunados, yerno,
nuera, padrastro, madrastra, hijastro, padrino, madrina, compadre, comadre, familiares,
pariente, parientes, familia, testigo, testigos, voluntario, voluntaria, voluntarios,
inquilino, inquilina, inquilinos, ninera, senora que, senor que, muchacha que, muchacho que,
los demas, los otros, otros de la casa, la gente que vive, quien firma, la mitad, varios de,
algunos de, dos de, uno de, una de, feligreses, feligres, concuno, concuna, roomate, equipo,
cuadrilla, chofer, fiador""",
    "status": """
se brinco, brinco, brincaron, brinco la barda, por el cerro, por el desierto, cruzo, cruzaron,
de mojado, mojado, mojada, nunca tuvo papeles, nunca ha tenido papeles, tampoco ha arreglado,
con otro nombre, con nombre falso, papeles de otra persona, papeles prestados, papeles de otro,
tiene una orden, tiene orden de, tienen orden de, su propio caso, corte de inmigracion, tarjeta
vencida, residencia vencida, mica vencida, mica, visa, permiso, papeles, situacion migratoria,
irregular, sin residencia, residente, en las sombras, clandestin*, trabaja sin, trabajan sin,
legal, migratori*, indocumentad*, sin papeles, no tiene papeles, no tienen papeles, sin
documentos, no tiene documentos, no tienen documentos, sin estatus, ilegal, ilegales,
ilegalmente, visa vencida, se le vencio la visa, se le vencio, se quedo despues de, cruzo la
frontera, cruzaron la frontera, cruzo el rio, cruzaron el rio, cruzo sin, cruzo por, cruzo de,
cruzaron por, cruzaron sin, paso la frontera, entro sin, entraron sin, entro por, sin
inspeccion, daca, tps, asilo, visa u, visa t, vawa, orden de deportacion, orden de expulsion,
orden final, deportado, deportada, deportados, deportaron, proceso de deportacion, en proceso
de, permiso vencido, permiso de trabajo vencido, sin permiso, no tiene permiso, papeles falsos,
seguro falso, social falso, seguro social falso, identificacion falsa, mica chueca, papeles
chuecos, chuecos, seguro prestado, social prestado, nombre falso, no es legal, no son legales,
no esta legal, no estan legales, no es ciudadan*, no son ciudadan*, no es residente, sin
autorizacion, falto a su, falto a la corte, se esconde, se esconden, estatus migratorio,
estatus, grillete, grillete electronico, se reporta con, se presenta con ice, firma con ice,
pago un coyote, coyote, visa de estudiante, visa de turista, misma situacion, igual de
situacion, libertad condicional migratoria, parole, refugiad*, esta esperando sus papeles,
esperan sus papeles, no ha arreglado, no han arreglado, nunca arreglo, nunca arreglaron,
arreglar sus papeles, arreglando papeles, tampoco tiene, tampoco tienen, caso pendiente, sin
visa, remocion""",
    "no_status": """
conozca sus derechos, no pregunte, no pregunten, no escriba, no escriban, nunca escriba, sin
importar, no importa, consulte a un abogado, hable con un abogado, hablar con un abogado, hable
con una abogada, ciudadano de estados unidos, ciudadana de estados unidos""",
    "officer_only": """
oficial, oficiales, agente, agentes, director, directora, sheriff, alguacil, juez, jueza,
fiscal, guardia, guardias, supervisor, supervisora, funcionario, funcionarios, funcionaria,
comisionado, comisionada, jefe de ice, jefa de ice, carcelero, secretario, secretaria de
seguridad, gobernador, gobernadora, congresista, senador, senadora, alcalde, alcaldesa,
administrador, capitan, teniente, jefe de la oficina, deportador""",
    "private": """
domicilio, direccion particular, direccion personal, direccion de su casa, casa, casas,
celular, celular personal, telefono personal, telefono de casa, numero personal, numero
privado, correo personal, placas, placa, vive, viven, vive en, esposa, esposo, hijos, hijo,
hija, hijas, familia, mama, madre, padres, gimnasio, iglesia, escuela de sus, cochera, jardin,
puerta, barrio, vecindario, colonia, departamento, apartamento, residencia, vida privada,
carro, camioneta, troca, coche, facebook, instagram, estaciona, cuadra, calle, vecinos, club,
suegra, novia""",
    "private_only": """
vive con, su casa, su domicilio, su direccion, su esposa, su esposo, su mujer, su marido, sus
hijos, su hijo, su hija, su familia, su mama, su madre, su carro, su coche, su camioneta, su
troca, su placa, sus placas, su celular, su numero, su barrio, su calle, su colonia, su
vecindario, su iglesia, su gimnasio, su apartamento, lleva a sus hijos, recoge a sus, desayuna
en, toma cafe, cena en, juega golf, se estaciona, estaciona en, los domingos, los sabados,
fuera de servicio, despues del trabajo, casa de la familia, casa del, casa de la direc*,
telefono de su, vecinos de, vecino de, vecina de, en la casa, vive, viven, vivienda, reside,
residen, domicilio, direccion particular, direccion personal, direccion de su casa, direccion
de la casa, celular personal, telefono personal, telefono particular, telefono de casa, numero
personal, numero privado, numero particular, correo personal, placas, placa, vive en, vive
sobre, vive por, vive cerca, vive a, vive detras, vive al, vive frente, vive junto, viven en,
donde vive, donde viven, reside en, vida privada, su casa esta, su casa queda, casa particular,
residencia particular, residencia privada, su esposa trabaja, su esposo trabaja, sus hijos van,
sus hijos estudian, sus hijos asisten, su hijo va, su hija va, su hija estudia, su hijo
estudia, su hijo juega, su hija juega, estaciona su, maneja un, maneja una, conduce un, conduce
una, va a misa, va al gimnasio, corre todas, facebook personal, instagram personal, frente a su
casa, afuera de su casa, en su casa, a su casa, hasta su casa, puerta de su casa, su cuadra""",
    "of_the": """
del, de la, de los, de las, de este, de ese, de esa, de un, de una, de ese mismo, donde el,
donde la, donde ese, de cada""",
    "found": """
encontramos, aqui esta, aqui tienen, comparta*, compartan, publique*, publiquen, publicar,
imprim*, conseguimos, averigu*, busquen, busque, difundan, difunda, repart*, volantes,
protesta*, protestar, protestemos, planton, reunirnos frente, nos reuniremos frente, nos vemos
frente, nos vemos afuera, afuera de, frente a, en frente de, vayan a, vaya a, vamos a, visiten,
visite, visitemos, visitar, toquen, toque, tocar, dejen, deje, sigan, siga, seguir, caravana a,
caravana hasta, marchar hasta, marchemos a, marchemos hasta, marcharemos a, marcha a, marcha
hasta, lleven, lleve, manden, mande, escriban a, vigilia afuera, vigilia frente""",
    "private_home": """
casa, domicilio, residencia, hogar, barrio, vecindario, colonia, calle, puerta, direccion,
apartamento, departamento, hijos, esposa, esposo, familia, iglesia, carro, escuela, cuadra,
jardin, gimnasio""",
    "possess": "su, sus, del, de la, de los, particular, personal, propia, donde vive",
    "contact": """
llen*, lluev*, que reciba, tapen, tapice*, ocup*, reun* frente, hag* cola, firm* para, jueces
tienen, apel*, convoc*, present*, llam*, escrib*, mand*, envi*, pid*, pedir*, presion*, exij*,
exig*, dig*, decir*, decirle*, inund*, contact*, comuniqu*, visit*, convenz*, convenc*,
persuad*, recuerd*, recordar*, enfrent*, confront*, avergonz*, avergüenc*, averguenc*, exhib*,
denunci*, protest*, reclam*, ruegu*, rueg*, suplic*, insist*, dej* mensajes, mensajes,
postales, postal, cartas, cartas a, correos a, llamadas a, firmas a, entreg*, lleg* hasta,
acud*, dirij*, dirig*, apunt*, hagan que, que el juez sepa, que la jueza sepa, que sepa,
hagamos que, hacer que, tuite*, etiquet*, satur*, bombarde*, marqu*, habl*, acerqu*, acerc*,
busqu*, aborde*, abord*, grit*, abuch*, marchen, marchemos, manifest*, plant*, quej*, jale*,
influy*, influir*, hostig*, hostigu*, acos*, denle, demosle, denles, rodear, rodeemos, sacar
del, quit*, voten, esper* afuera, esper* al""",
    "judge": """
el juez, la jueza, juez, jueza, jueces, juezas, junta de apelaciones, miembros de la junta,
miembro de la junta, bia, tribunal de inmigracion, corte de inmigracion, secretaria del
tribunal, oficial de asilo, oficiales de asilo, oficina de asilo, magistrado, magistrada,
magistrados, juzgado, tribunal, juzgadora, juzgador""",
    "not_judge": """
no llam*, no escrib*, no contact*, no habl*, no se dirij*, no dig*, no visit*, no present*,
nunca, nadie debe, no se debe, no se escribe, abogad*, defensor*, licenciad*, ordeno, decidio,
nego, fijo, le dio, le pregunto, en lugar del, en vez de, no al juez, no a la jueza, le pidio,
cuando el juez, cuando la jueza, si el juez, si la jueza, el juez dijo, la jueza dijo, de pie,
no interrump*, no pidan, no pida, no le, no mand*, no envi*, no busqu*, no exij*, no presion*""",
    "hear_us": """
sienta, sepa, escuche a, oiga, vea, reciba, tiene que oir, tiene que saber, tiene que sentir,
debe sentir, debe saber, debe escuchar, debe oir, necesita oir, necesita saber, necesita
escuchar, telefono, numero, correo electronico, fax, presion, llamadas, cartas, mensajes,
renuncie, verguenza, no descanse, nos escuche, nos oiga, nos vea, rinda cuentas, rendir
cuentas, despid*, destituy*, responsable, culpable""",
    "contrast": """
no vino a quitar, no viene a quitar, no vino a vivir, no vino a hacer, no vino a pedir, no anda
en, no anda robando, no es como la gente, no es como algun*, no los metan, no la comparen, no
lo comparen, otros si, otros que no, otros no, los otros, las otras, esa gente, esos que, los
que roban, los que matan, los que venden, los que cruzan, los que se brincan, los que entran,
los que abusan, los que delinquen, criminales, criminal, delincuentes, delincuente, pandilla,
mantenido, welfare, estampillas, ayuda del gobierno, ayudas del gobierno, del gobierno,
beneficios publicos, merece mas, se merece mas, mas merecedor*, digno de, no como muchos, no
como tant*, mas honrad*, mas trabajador* que, destaca entre, se distingue de, mejores
inmigrantes, de los mejores, de las mejores, caso aparte, es otra cosa, no es del tipo, no es
ese tipo, no es como otr*, no es como los, no es como las, no es como esos, no es como esas, no
es como aquell*, no es como la mayoria, no es como tant*, no son como, a diferencia de,
diferente a los, diferente de los, diferente a otr*, distint* a los, distint* de los, distint*
a otr*, distint* de otr*, distint* de l*, no es igual a, no es igual que, no se parece a, no es
uno de es*, no es una de es*, no es de es*, no es de los que, no es de las que, no como otr*,
no como es*, no como l*, no como aquell*, en contraste con, comparad* con, en comparacion con,
mas que otr*, mas que los, mas que much*, mas que la mayoria, mas que nadie, mejor que otr*,
mejor que l*, mejor que much*, antes que a otr*, de los buenos, de las buenas, de los pocos,
inmigrante buen*, buen inmigrante, buenos inmigrantes, inmigrante ejemplar, inmigrantes
ejemplares, inmigrante modelo, malos inmigrantes, inmigrantes malos, los malos, verdaderos
criminales, verdaderos delincuentes, criminales de verdad, delincuentes de verdad, criminales
peligrosos, delincuentes peligrosos, persigan a los criminales, persigan a l*, deporten a l*,
deberian deportar a, deberian perseguir, que deporten, que se lleven a, vayan por l*, los que
si son, los que de verdad, no es criminal, no es un criminal, no es una criminal, no es
ningun*, no es delincuente, no es un delincuente, no es una delincuente, no somos criminales,
no son criminales, no son delincuentes, no es pandiller*, no es un pandiller*, no es ratero, no
es un ladron, no es una carga, no es carga, nunca ha sido una carga, no es un peligro, no es
una amenaza, no es amenaza, no vive del gobierno, no vive de la, no vive de ayud*, no vive de
l*, nunca ha vivido, nunca ha pedido ayuda, nunca pidio ayuda, nunca ha pedido un, nunca ha
recibido ayuda, no pide nada al gobierno, no le cuesta nada, no le quita, no le ha quitado, no
ha costado, sin pedir nada, sin pedirle nada, sin vivir del, vino por la via, vino legalmente,
hizo las cosas bien, hizo todo bien, como debe ser, por la derecha, conforme a la ley no como,
se lo merece mas, merece mas que, merece quedarse mas, si merece, ella si, el si merece,
quienes no merecen, los que no merecen, flojo*, flojos, viciosos, maleantes, malvivientes,
vividores, mantenid*, aprovechad*, sin tener la culpa, sin culpa, no tuvo la culpa, no tiene la
culpa, gente decente, gente de bien, gente mala, los que vienen a, otros vienen a, otros que
vienen, otros solo, otros inmigrantes, otros migrantes, otros que si, mientras otros, mientras
que otros, los demas inmigrantes, los demas que, demas migrantes, violadores, asesinos, narcos,
narcotraficantes, pandilleros, rateros, los que hacen dano, no vino a robar, no vino a
delinquir, no viene a robar, vino a trabajar y no, en vez de perseguir, en lugar de perseguir,
en lugar de criminales, en vez de criminales, excepcion entre, no es el tipico, no es la
tipica, no es cualquier, no es un inmigrante cualquiera, no es una inmigrante cualquiera,
aporta mas que, trabaja mas que""",
    "not_contrast": """
a diferencia del ano, a diferencia de la primera, a diferencia de una peticion, a diferencia de
la peticion, todas las familias, cada familia, otras familias""",
    "status_adj": """
indocumentad*, ilegal, ilegales, sin papeles, estatus de, estatus migratorio de, situacion
migratoria de""",
}
"""Words by meaning, between commas; a star stands for any ending."""
