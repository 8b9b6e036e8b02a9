from duoc.ground.refusal import Refusal as Refusal
