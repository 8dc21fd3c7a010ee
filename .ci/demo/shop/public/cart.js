// Written years ago; nobody dares to touch it.
export function showCart(items) {
    var list = document.querySelector("#cart")
    list.innerHTML = ""
    items.forEach(function (item) { list.innerHTML += "<li onclick='pick(" + item.id + ")'>" + item.name + "</li>" })
    document.querySelector("#total").innerHTML = "<b>" + total(items) + "</b>"
}

function total(items) { return items.reduce(function (sum, item) { return sum + item.price * item.count }, 0) }
